package footfall.function.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is kept of the query function's samples is what it answers.
class QuerySamplesTest {
    private static final Path SAMPLES = Path.of("../../events-samples/lambda");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.getFileName().toString().startsWith("query-")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsAnsweredAsKept(Path sample) throws IOException {
        Desk.Response response = new Desk().send(JSON.readValue(sample.toFile(), APIGatewayV2HTTPEvent.class));
        JsonNode kept = JSON.readTree(SAMPLES.resolve("expected").resolve(sample.getFileName()).toFile());
        assertEquals(kept.path("statusCode").asInt(), response.status());
        for (Map.Entry<String, JsonNode> header : kept.path("headers").properties()) {
            assertEquals(header.getValue().asText(), response.headers().get(header.getKey()));
        }
        check(kept.path("body"), response.json(), "");
    }

    /// `<any>` stands for whatever differs from call to call.
    private static void check(JsonNode kept, JsonNode given, String path) {
        if (kept.asText().equals("<any>")) {
            assertTrue(!given.isMissingNode(), path);
        } else if (kept.isObject()) {
            assertEquals(kept.size(), given.size(), path + given);
            kept.properties().forEach(member ->
                    check(member.getValue(), given.path(member.getKey()), path + "/" + member.getKey()));
        } else {
            assertEquals(kept, given, path);
        }
    }
}
