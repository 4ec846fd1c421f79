package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A client of OpenPanel, a browser unless it says otherwise, before the real handler. In its texts ' stands for ".
final class Panel {
    static final Instant T = Instant.parse("2026-05-18T12:10:00.000Z");
    static final String CLIENT = "0d6a3b54-5b3a-4d3e-9a3c-0a1b2c3d4e5f";
    static final String SECRET = "sec_0123456789abcdef0123";
    static final String BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/148.0.0.0 Safari/537.36";
    static final String BOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
    static final String TRACK = "{'type':'track','payload':{'name':'signup'}}";

    final House house = new House();

    Panel() {
        house.now = T;
        key(CLIENT, House.DEMO, false);
        key(SECRET, House.DEMO, true);
    }

    void key(String text, SiteId site, boolean trusted) {
        house.sites.addKey(new SiteKey(KeyHash.of(text), KeyKind.WRITE, site, "k_" + text, "", text.substring(0, 8),
                text.substring(text.length() - 4), trusted, T, Instant.MAX));
    }

    Answer post(String path, String body, String... headers) {
        return house.send(request(path, body, headers));
    }

    static APIGatewayV2HTTPEvent request(String path, String body, String... headers) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("openpanel-client-id", CLIENT, "user-agent", BROWSER,
                "content-type", "application/json"));
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i + 1].isEmpty()) {
                all.remove(headers[i]);
            } else {
                all.put(headers[i], headers[i + 1]);
            }
        }
        return House.request("POST", path, body.replace('\'', '"'), all);
    }

    Answer track(String body, String... headers) {
        return post("/track", body, headers);
    }

    /// Sends items by `/track/batch`.
    Answer batch(List<String> items, String... headers) {
        return post("/track/batch", "{'events':[" + String.join(",", items) + "]}", headers);
    }

    /// An item of a device, so old.
    static String aged(String device, Duration age) {
        return item("seen", "'__deviceId':'" + device + "','__timestamp':'" + T.minus(age) + "'");
    }

    static String item(String name, String properties) {
        return "{'type':'track','payload':{'name':'" + name + "','properties':{" + properties + "}}}";
    }

    static List<String> items(int count, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).toList();
    }

    /// What a batch was answered: accepted, then index, reason and error of each that was not.
    static List<String> said(Answer answer) {
        assertEquals(202, answer.status(), answer.body());
        assertEquals("*", answer.headers().get("access-control-allow-origin"));
        List<String> said = new ArrayList<>(List.of(answer.json().path("accepted").asText()));
        for (JsonNode one : answer.json().path("rejected")) {
            assertEquals(3, one.size());
            said.add(one.path("index").asText() + " " + one.path("reason").asText() + " "
                    + one.path("error").asText());
        }
        return said;
    }

    List<String> ids() {
        return house.stored().stream().map(event -> event.id().toString()).collect(Collectors.toList());
    }

    static void says(int status, String body, Answer answer) {
        assertEquals(status + " " + body.replace('\'', '"'), answer.status() + " " + answer.body());
        assertEquals("*", answer.headers().get("access-control-allow-origin"));
    }
}
