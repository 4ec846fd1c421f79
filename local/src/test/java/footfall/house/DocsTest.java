package footfall.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps the documents from naming what is not there: files, `make` targets, and classes.
class DocsTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
    /// A path of the house: it begins with one of its top-level names.
    private static final Pattern PATH = Pattern.compile(
            "(template\\.yaml|pom\\.xml|Makefile|mvnw|samconfig\\.toml|[A-Z]+\\.md"
                    + "|(functions|shared|infra|events-samples|clients|local|proof|docs|\\.ci)(/[\\w.*<>-]+)*/?)");
    private static final Pattern TARGET = Pattern.compile("make ([a-z][a-z-]*)");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z]+(?:[A-Z][a-z]+)+");

    @Test
    void everyPathThatIsNamedExists() throws IOException {
        List<String> missing = documents().flatMap(document -> paths(document)
                .filter(path -> !exists(path)).map(path -> document.getFileName() + ": " + path)).toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void everyMakeTargetThatIsNamedExists() throws IOException {
        String makefile = Sources.text(Sources.HOUSE.resolve("Makefile"));
        List<String> missing = documents()
                .flatMap(document -> quoted(document).flatMap(text -> TARGET.matcher(text).results()))
                .map(match -> match.group(1)).distinct()
                .filter(target -> !Pattern.compile("(?m)^([A-Z]+ := .*)?" + target + "\\b").matcher(makefile).find())
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void everyClassThatIsNamedExists() throws IOException {
        String types = Sources.java().stream().map(file -> file.getFileName().toString())
                .collect(Collectors.joining(" ", " ", ""));
        String code = Sources.java().stream().map(Sources::text).collect(Collectors.joining());
        List<String> missing = documents().flatMap(document -> quoted(document)
                .filter(text -> TYPE.matcher(text).matches())
                .filter(type -> !types.contains(" " + type + ".java") && !code.contains(type))
                .map(type -> document.getFileName() + ": " + type)).toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void theDocumentsAreThere() throws IOException {
        assertFalse(documents().toList().isEmpty());
    }

    private static Stream<Path> documents() throws IOException {
        List<Path> documents;
        try (Stream<Path> docs = Files.walk(Sources.HOUSE.resolve("docs"));
                Stream<Path> top = Files.list(Sources.HOUSE)) {
            documents = Stream.concat(docs, top).filter(file -> file.toString().endsWith(".md")).toList();
        }
        return documents.stream();
    }

    private static Stream<String> paths(Path document) {
        Stream<String> quoted = quoted(document).filter(text -> PATH.matcher(text).matches());
        Stream<String> linked = LINK.matcher(Sources.text(document)).results().map(match -> match.group(1))
                .filter(target -> !target.contains("://"))
                .map(target -> Sources.HOUSE.relativize(document.resolveSibling(target).normalize()).toString());
        return Stream.concat(quoted, linked);
    }

    private static Stream<String> quoted(Path document) {
        return QUOTED.matcher(Sources.text(document)).results().map(match -> match.group(1));
    }

    /// Whether a file matches; `<name>` stands for any name.
    private static boolean exists(String path) {
        String glob = path.replaceAll("<[^>]+>", "*").replaceAll("/$", "");
        if (!glob.contains("*")) {
            return Files.exists(Sources.HOUSE.resolve(glob));
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (Stream<Path> files = Files.walk(Sources.HOUSE.resolve(glob.substring(0, glob.indexOf('*'))).normalize())) {
            return files.map(Sources.HOUSE::relativize).anyMatch(matcher::matches);
        } catch (IOException e) {
            return false;
        }
    }
}
