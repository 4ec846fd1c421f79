package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The local house hands each path to the function to which the template hands it.
class RouteTest {
    private static final Pattern LINE = Pattern.compile("^  (?<function>\\w+)Function:$"
            + "|^ +\\w+: \\{Type: HttpApi, Properties: \\{.*Path: '?(?<path>/[^'}]*(?:\\{\\w+}[^'}]*)*)'?}}$");

    static Stream<String> paths() throws IOException {
        List<String> paths = new ArrayList<>();
        String function = "";
        for (String line : Files.readAllLines(Path.of("..", "template.yaml"))) {
            Matcher found = LINE.matcher(line);
            if (found.matches() && found.group("function") != null) {
                function = found.group("function").toLowerCase(Locale.ROOT);
            } else if (found.matches()) {
                paths.add(function + " " + found.group("path"));
            }
        }
        return paths.stream().distinct();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void aPathGoesWhereTheTemplateSendsIt(String line) {
        String[] parts = line.split(" ");
        assertEquals(parts[0], Route.of(parts[1].replaceAll("\\{\\w+}", "x")).functionName());
    }
}
