package footfall.local;

import static footfall.local.OpenPanelHand.item;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A day of OpenPanel's events, through the real functions, and what lists tell of it. Every message is handed over
/// twice.
abstract class OpenPanelDay {
    static final String DAY = "2026-05-18T";
    static final Instant T = Instant.parse(DAY + "12:10:00.000Z");

    final HandHouse house = new HandHouse();
    final OpenPanelHand panel = OpenPanelHand.of(house);

    OpenPanelDay() {
        house.now = T;
    }

    /// Sends an event of device `d` when it happens.
    void live(String time, String name, String more) {
        house.now = Instant.parse(DAY + time + "Z");
        panel.track(item(name, "'__deviceId':'d'" + (more.isEmpty() ? "" : "," + more)));
        house.deliver(2);
    }

    static String row(String name, String device, String time) {
        return item(name, "'__deviceId':'" + device + "','__timestamp':'" + DAY + time + "Z'");
    }

    static JsonNode rows(HandHouse house, String path) {
        HandHouse.Answer answer = house.get("/v1/sites/site/" + path);
        assertEquals(200, answer.status(), () -> answer.json().toString());
        return answer.json().path("results");
    }

    /// The list of events, oldest first: time of day and name of each.
    List<String> events() {
        List<String> found = new ArrayList<>();
        rows(house, "events?include=sessions&limit=200").forEach(row -> found.addFirst(
                row.path("at").asText().substring(11, 23) + " " + row.path("name").asText(row.path("type").asText())));
        return found;
    }

    JsonNode derived(String name) {
        for (JsonNode row : rows(house, "events?include=sessions&limit=200")) {
            if (row.path("name").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError(name + ": not in the list");
    }

    List<String> sessions() {
        List<String> found = new ArrayList<>();
        rows(house, "sessions?limit=200").forEach(row -> found.addFirst(
                row.path("started_at").asText().substring(11, 19) + "-"
                        + row.path("ended_at").asText().substring(11, 19) + " " + row.path("user").asText("")));
        return found;
    }

    long count(String name) {
        return events().stream().filter(row -> row.endsWith(" " + name)).count();
    }
}
