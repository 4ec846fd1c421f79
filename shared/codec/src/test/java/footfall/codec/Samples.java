package footfall.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Supplier;

/// Values as they were stored once, in hexadecimal. A new format gets a new file; the old ones stay.
final class Samples {
    private Samples() {}

    /// The bytes of a sample. With `-Dfootfall.samples=<folder>` a sample that is missing is written there first.
    static byte[] stored(String name, Supplier<byte[]> made) {
        try (InputStream in = Samples.class.getResourceAsStream("/samples/" + name)) {
            String folder = System.getProperty("footfall.samples", "");
            if (in == null && !folder.isEmpty()) {
                Files.writeString(Path.of(folder, name), HexFormat.of().formatHex(made.get()) + "\n");
                return made.get();
            }
            if (in == null) {
                throw new IllegalStateException("sample: " + name + ", must stand in test resources");
            }
            return HexFormat.of().parseHex(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
