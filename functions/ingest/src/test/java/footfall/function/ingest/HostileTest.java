package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whatever is sent, the answer is a status of ours and nothing is thrown.
class HostileTest {
    private static final int TRIES = 5_000;
    private static final Set<Integer> OURS = Set.of(202, 400);
    private static final List<String> PIECES = List.of("null", "true", "-0", "1e400", "1E-400", "-1e2147483648", "[]",
            "{}", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\udfff\\ud800\"", "\"%ff%zz\"", "\"http://[\"",
            "\"https://xn--a/\"", "\"https://\\u00ad/\"", "\"9999-12-31T23:59:59Z\"", "\"-0001-01-01T00:00:00Z\"",
            "9223372036854775808",
            "\"2026-02-30T10:00:00Z\"", "\"https://a..b/\"", "\"https://" + "a".repeat(70) + ".de/\"",
            "\"android-app://\"", "{\"amount\":1e400}", "{\"a\":[{}]}", "0.1e-9", "\"\uFEFF\"", "\"\u202E\"");

    private final House house = new House();
    private final Random random = new Random(7);

    private static List<String> samples() throws IOException {
        List<String> samples = new ArrayList<>();
        for (Path file : SamplesTest.good()) {
            samples.add(Files.readString(file));
        }
        return samples;
    }

    private void send(byte[] body) {
        var event = House.request("POST", "/v1/events", Base64.getEncoder().encodeToString(body),
                House.withKey(house.trustedKey));
        event.setIsBase64Encoded(true);
        Answer answer = house.send(event);
        assertTrue(OURS.contains(answer.status()), () -> answer + " for " + new String(body, StandardCharsets.UTF_8));
        answer.json();
    }

    @Test
    void bytesThatAreSpoilt() throws IOException {
        List<String> samples = samples();
        for (int i = 0; i < TRIES; i++) {
            byte[] body = samples.get(i % samples.size()).getBytes(StandardCharsets.UTF_8);
            for (int spoilt = random.nextInt(1, 5); spoilt > 0; spoilt--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            send(body);
        }
    }

    @Test
    void valuesThatAreOdd() throws IOException {
        List<String> samples = samples();
        for (int i = 0; i < TRIES; i++) {
            String body = samples.get(i % samples.size());
            List<Integer> colons = new ArrayList<>();
            for (int at = body.indexOf(':'); at >= 0; at = body.indexOf(':', at + 1)) {
                colons.add(at);
            }
            int colon = colons.get(random.nextInt(colons.size()));
            int end = colon + 1;
            while (end < body.length() && ",}\n".indexOf(body.charAt(end)) < 0) {
                end++;
            }
            send((body.substring(0, colon + 1) + PIECES.get(random.nextInt(PIECES.size())) + body.substring(end))
                    .getBytes(StandardCharsets.UTF_8));
        }
    }
}
