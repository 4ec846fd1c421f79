package footfall.wire;

import footfall.admission.Raw;
import footfall.event.EventId;
import footfall.event.Value;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/// What an event is known by whose client gives it no id: its content, so that the same event sent again has the same
/// id. A SHA-256 over texts and a value whose names are sorted.
///
/// @param hash 64 hexadecimal digits
public record ContentId(String hash) {
    /// Of some texts, such as who sent it, and a value.
    public static ContentId of(Raw value, String... texts) {
        return of(_ -> true, value, texts);
    }

    /// The same of those members of objects alone whose name counts.
    public static ContentId of(Predicate<String> counts, Raw value, String... texts) {
        ByteArrayOutputStream told = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(told)) {
            for (String text : texts) {
                text(out, 't', text);
            }
            value(out, value, counts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ContentId(HexFormat.of().formatHex(sha256().digest(told.toByteArray())));
    }

    /// The id of the nth, from 0, of those in a request that are equal: a UUIDv8 (RFC 9562, section 5.8).
    public UUID nth(int n) {
        return EventId.of(hash + "/" + n).value();
    }

    private static void value(DataOutputStream out, Raw value, Predicate<String> counts) throws IOException {
        switch (value) {
            case Raw.Scalar(Value.Text(String text)) -> text(out, 's', text);
            case Raw.Scalar(Value.Num(BigDecimal number)) -> text(out, 'n', number.stripTrailingZeros().toString());
            case Raw.Scalar(Value.Flag(boolean flag)) -> out.writeByte(flag ? 'y' : 'z');
            case Raw.Scalar(Value.Null _) -> out.writeByte('0');
            case Raw.Items(List<Raw> items) -> {
                out.writeByte('a');
                out.writeInt(items.size());
                for (Raw item : items) {
                    value(out, item, counts);
                }
            }
            case Raw.Members(Map<String, Raw> members, int _) -> {
                out.writeByte('o');
                List<Map.Entry<String, Raw>> sorted = sorted(members, counts);
                out.writeInt(sorted.size());
                for (Map.Entry<String, Raw> member : sorted) {
                    text(out, 'k', member.getKey());
                    value(out, member.getValue(), counts);
                }
            }
        }
    }

    private static List<Map.Entry<String, Raw>> sorted(Map<String, Raw> members,
                                                            Predicate<String> counts) {
        List<Map.Entry<String, Raw>> sorted = new ArrayList<>(members.size());
        for (Map.Entry<String, Raw> member : members.entrySet()) {
            if (counts.test(member.getKey())) {
                sorted.add(member);
            }
        }
        sorted.sort(Map.Entry.comparingByKey());
        return sorted;
    }

    private static void text(DataOutputStream out, char kind, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(kind);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }
}
