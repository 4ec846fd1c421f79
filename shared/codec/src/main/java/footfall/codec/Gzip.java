package footfall.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// ASCII texts as gzip in base64.
final class Gzip {
    private Gzip() {}

    static String toBase64(String ascii) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(ascii.length() / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(ascii.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(zipped.toByteArray());
    }

    /// Counts while it inflates, so that no message fills the memory.
    static String fromBase64(String zipped, int bytesMax) throws UnreadableMessage {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(zipped)))) {
            byte[] bytes = gzip.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                throw new UnreadableMessage("gz: more than " + bytesMax + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableMessage("gz: not gzip in base64", e);
        }
    }
}
