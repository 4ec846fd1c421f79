package footfall.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Which version of the client this is.
final class Version {
    static final String LIBRARY = "footfall-java";
    static final String VERSION = read();

    private Version() {}

    /// Major, minor or patch, by place; 0 if it has none.
    static int part(int place) {
        String[] parts = VERSION.replaceFirst("[-+].*", "").split("\\.");
        return place < parts.length && parts[place].matches("\\d{1,6}") ? Integer.parseInt(parts[place]) : 0;
    }

    private static String read() {
        try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
            return in == null ? "0" : new String(in.readNBytes(64), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "0";
        }
    }
}
