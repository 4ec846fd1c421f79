package footfall.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of the house as they lie on disk.
final class Sources {
    /// Where `template.yaml` lies: tests run in their module's folder, or in the house itself.
    static final Path HOUSE = Stream.of(Path.of("").toAbsolutePath(), Path.of("").toAbsolutePath().getParent())
            .filter(folder -> Files.exists(folder.resolve("template.yaml"))).findFirst().orElseThrow();

    private Sources() {}

    /// Every Java file that is not made by the build.
    static List<Path> java() {
        return Stream.of("shared", "functions", "local", "proof", "clients").map(HOUSE::resolve)
                .filter(Files::isDirectory).flatMap(Sources::walk)
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !HOUSE.relativize(file).toString().contains("target/")).toList();
    }

    /// Every folder of main code that holds a Java file.
    static List<Path> packages() {
        return java().stream().filter(file -> file.toString().contains("src/main/java/"))
                .filter(file -> !file.endsWith("module-info.java")).map(Path::getParent).distinct().toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
