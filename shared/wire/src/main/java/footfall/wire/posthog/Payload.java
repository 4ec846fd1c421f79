package footfall.wire.posthog;

import footfall.edge.Body;
import footfall.edge.Problem;
import footfall.edge.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the JSON in what a client of any age sent: plain, base64, gzip, lz-string, in a form, or in the url. Bytes
/// tell more than words: many clients say nothing of how they packed, and some say it wrongly.
final class Payload {
    private static final int LOOKED_AT_BYTES = 128;
    private static final int FIELDS_MAX = 64;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=]+");
    private static final Pattern FORM = Pattern.compile("(?s)(?:.*&)?(?:data|_|ip|compression)=.*");
    /// What a problem is called that another packing of the same events does not have.
    static final String SPOILT = "gzip_spoilt";
    private static final Set<String> HINTS =
            Set.of("gzip", "gzip-js", "lz64", "lz-string", "base64", "b64");
    private static final byte[] GZIP = {0x1F, (byte) 0x8B, 8};
    /// The same three bytes after somebody read them as text.
    private static final byte[] SPOILT_GZIP = "\u001F\uFFFD\b".getBytes(StandardCharsets.UTF_8);

    private Payload() {}

    /// The bytes of the JSON, not read yet; none if nothing was sent.
    static Body.Read open(Request head, byte[] sent) {
        if (sent.length > Body.INFLATED_MAX_BYTES) {
            return Body.tooLarge();
        }
        String url = head.query().getOrDefault("data", "");
        byte[] bytes = url.isEmpty() ? sent : url.getBytes(StandardCharsets.UTF_8);
        String hint = hint(head.query().getOrDefault("compression", ""));
        if (!isForm(head)) {
            String hinted = hint.isEmpty() ? hint(head.header("content-encoding").orElse("")) : hint;
            return unpacked(hinted.startsWith("lz") ? bytes : decoded(bytes), hinted);
        }
        byte[] form = isFields(bytes) ? bytes : decoded(bytes);
        if (form.length > 0 && !isFields(form)) {
            return refused("form: no field data");
        }
        return form(head, form, hint);
    }

    private static Body.Read form(Request head, byte[] form, String hint) {
        Map<String, String> fields;
        try {
            fields = fields(new String(form, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return refused("form: a percent sign without two digits");
        }
        String named = hint.isEmpty() ? hint(fields.getOrDefault("compression", "")) : hint;
        String hinted = named.isEmpty() ? hint(head.header("content-encoding").orElse("")) : named;
        String data = fields.getOrDefault("data", "");
        String plus = data.replace(' ', '+');
        return unpacked((isBase64(plus.getBytes(StandardCharsets.UTF_8)) ? plus : data)
                .getBytes(StandardCharsets.UTF_8), hinted);
    }

    private static Body.Read unpacked(byte[] bytes, String hint) {
        if (startsWith(bytes, SPOILT_GZIP)) {
            return new Body.Read.Refused(Problem.of(400, SPOILT, "gzip: read as text on its way; send it as a form of "
                    + "base64, plain, or as application/octet-stream"));
        }
        if (bytes.length > 0 && (hint.startsWith("gzip") || startsWith(bytes, GZIP))) {
            return gunzipped(startsWith(bytes, GZIP) ? bytes : decoded(bytes));
        }
        if (bytes.length > 0 && hint.startsWith("lz")) {
            return unpackedLz(bytes);
        }
        byte[] decoded = decoded(bytes);
        return startsWith(decoded, GZIP) ? gunzipped(decoded) : Body.capped(decoded);
    }

    private static Body.Read gunzipped(byte[] bytes) {
        return switch (Body.undone(bytes, Body::gunzip)) {
            case Body.Read.Done(byte[] plain) -> Body.capped(decoded(plain));
            case Body.Read.Refused refused -> refused;
        };
    }

    private static Body.Read unpackedLz(byte[] bytes) {
        String packed = new String(bytes, StandardCharsets.UTF_8).replace(' ', '+');
        return switch (LzString.unpack(packed, Body.INFLATED_MAX_BYTES)) {
            case LzString.Unpacked.Text(String text) -> Body.capped(text.getBytes(StandardCharsets.UTF_8));
            case LzString.Unpacked.TooLong _ -> Body.tooLarge();
            case LzString.Unpacked.Malformed _ -> refused("lz64: no whole lz-string text");
        };
    }

    /// Base64 undone if the first bytes look like it; the same bytes if not, or if it turns out to be none.
    private static byte[] decoded(byte[] bytes) {
        if (!isBase64(bytes) || isFields(bytes)) {
            return bytes;
        }
        try {
            return Base64.getDecoder().decode(bytes);
        } catch (IllegalArgumentException e) {
            return bytes;
        }
    }

    private static boolean isBase64(byte[] bytes) {
        return bytes.length > 0 && bytes.length % 4 == 0 && BASE64.matcher(first(bytes)).matches();
    }

    private static boolean isFields(byte[] bytes) {
        return FORM.matcher(first(bytes)).matches();
    }

    private static String first(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, LOOKED_AT_BYTES), StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static boolean isForm(Request head) {
        return head.mediaType().equals("application/x-www-form-urlencoded")
                && head.query().getOrDefault("data", "").isEmpty();
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : form.split("&", FIELDS_MAX)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static String hint(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return HINTS.contains(lower) ? lower : "";
    }

    private static Body.Read refused(String detail) {
        return new Body.Read.Refused(Problem.of(400, "malformed_json", detail));
    }
}
