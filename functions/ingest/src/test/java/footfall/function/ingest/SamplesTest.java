package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import footfall.admission.RejectCode;
import footfall.site.DoorRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sends every sample of what clients send, and of what Lambda hands ingest, through the real handler. The answers to
/// the former are kept in `answers.txt`: file, status and body by line.
class SamplesTest {
    private static final Path SAMPLES = Path.of("../../events-samples");
    private static final Path WIRE = SAMPLES.resolve("wire");
    private static final Path LAMBDA = SAMPLES.resolve("lambda");
    private static final Path ANSWERS = Path.of("src/test/resources/answers.txt");
    private static final Set<String> OF_BODIES = Set.of("malformed_json", "too_deep", "events_missing", "empty_batch",
            "too_many_events", "key_conflict");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final House house = new House();

    SamplesTest() {
        house.rules(rules -> rules.with(new DoorRules(List.of(), List.of("blocked@example.com"), List.of())));
    }

    private static List<Path> json(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    static List<Path> good() throws IOException {
        return json(WIRE);
    }

    static List<Path> bad() throws IOException {
        return json(WIRE.resolve("bad"));
    }

    static List<Path> lambda() throws IOException {
        return json(LAMBDA).stream().filter(file -> file.getFileName().toString().startsWith("ingest-")).toList();
    }

    private static String reason(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static Map<String, String> kept() throws IOException {
        return Files.readAllLines(ANSWERS).stream().map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (a, b) -> a, TreeMap::new));
    }

    @Test
    void everySampleIsAnsweredAsKept() throws IOException {
        Map<String, String> given = new TreeMap<>();
        List<Path> all = new ArrayList<>(good());
        all.addAll(bad());
        for (Path file : all) {
            Answer answer = house.post(Files.readString(file));
            given.put(WIRE.relativize(file).toString(), answer.status() + "\t" + answer.body());
        }
        assertEquals(String.join("\n", lines(kept())), String.join("\n", lines(given)));
    }

    private static List<String> lines(Map<String, String> answers) {
        return answers.entrySet().stream().map(answer -> answer.getKey() + "\t" + answer.getValue()).toList();
    }

    /// No event of ours names an address of its own.
    @Test
    void everyRefusalOfAnEventOrABodyHasItsSample() throws IOException {
        Set<String> codes = Arrays.stream(RejectCode.values())
                .filter(code -> !code.isRetried() && code != RejectCode.ADDRESS_BLOCKED).map(RejectCode::code)
                .collect(Collectors.toCollection(TreeSet::new));
        codes.addAll(OF_BODIES);
        assertEquals(codes, bad().stream().map(SamplesTest::reason).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadSampleIsRefusedForTheReasonItIsNamedAfter(Path file) throws IOException {
        Answer answer = house.post(Files.readString(file));
        if (OF_BODIES.contains(reason(file))) {
            answer.isProblem(400, reason(file));
        } else {
            answer.took(0, "0 " + reason(file));
        }
        assertEquals(List.of(), house.stored());
    }

    @ParameterizedTest
    @MethodSource("good")
    void aGoodSampleIsStored(Path file) throws IOException {
        Answer answer = house.post(Files.readString(file));
        assertTrue(answer.json().path("accepted").asInt() > 0, answer.body());
        assertEquals(answer.json().path("accepted").asInt(), house.stored().size());
    }

    @ParameterizedTest
    @MethodSource("lambda")
    void whatLambdaHandsIsAnsweredAsKept(Path file) throws IOException {
        APIGatewayV2HTTPEvent event = LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class,
                getClass().getClassLoader()).fromJson(Files.readString(file));
        Answer answer = house.send(event);
        JsonNode kept = JSON.readTree(LAMBDA.resolve("expected").resolve(file.getFileName()).toFile());
        assertEquals(kept.path("statusCode").asInt(), answer.status(), answer.body());
        kept.path("headers").properties().forEach(header ->
                assertEquals(header.getValue().asText(), answer.headers().get(header.getKey()), header.getKey()));
        if (kept.path("body").isTextual()) {
            assertEquals(kept.path("body").asText(), answer.body());
        } else {
            kept.path("body").properties().stream().sorted(Comparator.comparing(Map.Entry::getKey))
                    .filter(member -> !member.getValue().asText().equals("<any>"))
                    .forEach(member -> assertEquals(member.getValue(), answer.json().path(member.getKey())));
            assertEquals(kept.path("body").size(), answer.json().size(), answer.body());
        }
    }
}
