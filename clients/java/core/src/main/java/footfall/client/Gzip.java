package footfall.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/// Compresses a body.
interface Gzip {
    /// The JDK's encoder.
    Gzip JDK = body -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, body.length / 4));
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 8_192)) {
            gzip.write(body);
        }
        return out.toByteArray();
    };

    byte[] compress(byte[] body) throws IOException;
}
