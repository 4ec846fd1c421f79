package footfall.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// Undoes what lies around a body: base64 by the gateway, then `Content-Encoding` by the client.
public final class Body {
    /// The most bytes of a body after inflating (10 MiB); counted while inflating.
    public static final int INFLATED_MAX_BYTES = 10_485_760;
    private static final int CHUNK_BYTES = 65_536;

    private Body() {}

    /// A body, or why there is none.
    public sealed interface Read {
        /// The bytes, to be read only.
        record Done(byte[] bytes) implements Read {}

        /// It can not be opened.
        record Refused(Problem problem) implements Read {}
    }

    /// Undoes one encoding of a whole body.
    @FunctionalInterface
    public interface Decoder {
        /// What is plain again, read once and closed by whoever asked.
        ///
        /// @throws IOException if it is not so encoded
        InputStream over(InputStream encoded) throws IOException;
    }

    /// What a client encoded as its `Content-Encoding` says, plain again: `gzip`, `identity` or none.
    public static Read decoded(Request head, byte[] sent) {
        String encoding = head.header("content-encoding").orElse("");
        return isKnown(encoding) ? opened(sent, encoding) : new Read.Refused(Problem.of(415, "unsupported_encoding",
                "content-encoding: allowed are gzip, identity and none"));
    }

    static boolean isKnown(String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity", "gzip" -> true;
            case String other -> false;
        };
    }

    /// The body as the client sent it. A gateway that hands it on as text has made a character of each byte if it is
    /// encoded, and text of UTF-8 if not.
    static Read sent(APIGatewayV2HTTPEvent event, String encoding) {
        String text = event.getBody() == null ? "" : event.getBody();
        try {
            return new Read.Done(event.getIsBase64Encoded() ? Base64.getDecoder().decode(text)
                    : text.getBytes(isGzip(encoding) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return new Read.Refused(Problem.of(400, "malformed_json", "body: no base64 although the event says so"));
        }
    }

    /// What a client encoded, plain again, and no more than `INFLATED_MAX_BYTES` of it.
    ///
    /// @param encoding `Content-Encoding`, one that is known
    static Read opened(byte[] sent, String encoding) {
        return isGzip(encoding) && sent.length > 0 ? undone(sent, Body::gunzip) : capped(sent);
    }

    private static boolean isGzip(String encoding) {
        return encoding.strip().equalsIgnoreCase("gzip");
    }

    /// Plain bytes, if they are no more than `INFLATED_MAX_BYTES`.
    public static Read capped(byte[] bytes) {
        return bytes.length > INFLATED_MAX_BYTES ? tooLarge() : new Read.Done(bytes);
    }

    /// What a client encoded, plain again, and no more than `INFLATED_MAX_BYTES` of it: no more is ever held.
    public static Read undone(byte[] sent, Decoder decoder) {
        List<byte[]> chunks = new ArrayList<>();
        int size = 0;
        try (InputStream in = decoder.over(new ByteArrayInputStream(sent))) {
            byte[] chunk = new byte[CHUNK_BYTES];
            int read = in.readNBytes(chunk, 0, CHUNK_BYTES);
            while (read > 0) {
                size += read;
                if (size > INFLATED_MAX_BYTES) {
                    return tooLarge();
                }
                chunks.add(read == CHUNK_BYTES ? chunk : Arrays.copyOf(chunk, read));
                chunk = new byte[CHUNK_BYTES];
                read = in.readNBytes(chunk, 0, CHUNK_BYTES);
            }
        } catch (IOException e) {
            return new Read.Refused(Problem.of(400, "malformed_json", "body: not encoded as Content-Encoding says"));
        }
        return new Read.Done(join(chunks, size));
    }

    /// A gzip stream, plain again.
    public static InputStream gunzip(InputStream encoded) throws IOException {
        return new GZIPInputStream(encoded, CHUNK_BYTES);
    }

    private static byte[] join(List<byte[]> chunks, int size) {
        byte[] whole = new byte[size];
        int at = 0;
        for (byte[] chunk : chunks) {
            System.arraycopy(chunk, 0, whole, at, chunk.length);
            at += chunk.length;
        }
        return whole;
    }

    /// That a body is more than is read.
    public static Read tooLarge() {
        return new Read.Refused(Problem.of(413, "body_too_large",
                "body: more than " + INFLATED_MAX_BYTES + " bytes after inflating, send fewer events at once"));
    }
}
