package footfall.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class TrackerTest {
    private static final int GZIP_BYTES_MAX = 2_048;

    @Test
    void weighsAtMostTwoKilobytes() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(Path.of("..", "clients", "tracker", "f.js")));
        }
        assertTrue(packed.size() <= GZIP_BYTES_MAX, "gzipped it has " + packed.size() + " B");
    }
}
