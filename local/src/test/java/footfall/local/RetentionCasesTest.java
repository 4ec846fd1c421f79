package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is expired, through the real functions, before and after the fold.
class RetentionCasesTest {
    private static final Instant OLD = Instant.parse("2026-03-10T10:00:00Z");

    private final HandHouse house = new HandHouse();

    private void keep(String days) {
        HandHouse.Answer answer = house.admin("PATCH", "/v1/sites/site",
                "{\"retention_days\":{" + days.replace('`', '"') + "}}");
        assertEquals(200, answer.status(), () -> answer.json().toString());
        later(Duration.ofSeconds(61));
    }

    private void later(Duration time) {
        house.now = house.now.plus(time);
    }

    private void take(int events, Instant from, Duration apart) {
        house.take(IntStream.range(0, events).mapToObj(i -> HandHouse.view(from.plus(apart.multipliedBy(i)).toString(),
                "v" + i % 7, "https://e.com/p" + i % 3)).toList());
    }

    private JsonNode events(String from, String to) {
        return house.ask("site", "`metrics`:[`events`],`date_range`:[`2026-03-10T" + from + "`,`2026-03-10T" + to
                + "`]");
    }

    private static String answered(JsonNode answer) {
        List<String> warnings = new ArrayList<>();
        answer.at("/meta/warnings").forEach(warning -> warnings.add(warning.path("code").asText() + " "
                + warning.path("used").path(0).asText() + " " + warning.path("used").path(1).asText()));
        return String.join(" ", HandHouse.rows(answer)) + " " + String.join(", ", warnings);
    }

    private int listed(String list) {
        return house.get("/v1/sites/site/" + list + "?limit=200").json().path("results").size();
    }

    @Test
    @DisplayName("CX-10: raw kept 30 days, 250 old events, 1 old unfolded, 1 new: lists show 1; hours, days unchanged")
    void listsShowWhatIsNotExpired() {
        keep("`raw`:30");
        take(250, OLD, Duration.ofSeconds(10));
        house.fold();
        house.take(HandHouse.view("2026-03-10T10:30:05Z", "old", "https://e.com/"));
        later(Duration.ofDays(31));
        take(1, house.now.minusSeconds(5), Duration.ZERO);
        String hours = "`metrics`:[`events`,`visitors`],`dimensions`:[`time:hour`],"
                + "`date_range`:[`2026-03-10T10:00:00Z`,`2026-03-10T11:00:00Z`]";
        String days = "`metrics`:[`events`,`visitors`,`new_visitors`],`date_range`:[`2026-03-10`,`2026-04-10`]";
        house.holds(() -> {
            assertEquals(1, listed("events"));
            assertEquals(1, listed("visitors"));
            assertEquals(List.of("2026-03-10T10:00:00.000Z: 251 8"), house.rows(hours));
            assertEquals(List.of("252 8 8"), house.rows(days));
            house.agrees();
        });
    }

    @Test
    @DisplayName("SR-47: raw expired, 60 events in an hour, 00:15 to 01:00: the hour; hours expired too: the day")
    void edgesMoveOutward() {
        keep("`raw`:1,`hours`:3");
        take(60, Instant.parse("2026-03-10T00:00:00Z"), Duration.ofMinutes(1));
        assertEquals("45 ", answered(events("00:15:00Z", "01:00:00Z")));
        house.fold();
        later(Duration.ofDays(1));
        house.holds(() -> assertEquals("60 edges_rounded 2026-03-10T00:00:00.000Z 2026-03-10T01:00:00.000Z",
                answered(events("00:15:00Z", "01:00:00Z"))));
        assertEquals("[\"2026-03-10T00:15:00.000Z\",\"2026-03-10T01:00:00.000Z\"]",
                events("00:15:00Z", "01:00:00Z").at("/meta/warnings/0/asked").toString());
        later(Duration.ofDays(3));
        house.holds(() -> assertEquals("60 edges_rounded 2026-03-10T00:00:00.000Z 2026-03-11T00:00:00.000Z",
                answered(events("00:15:00Z", "01:00:00Z"))));
    }

    @Test
    @DisplayName("CX-23: 60 events, raw expired: 15 to 60 is never 60 called 45, 45 to 60 never 0 called 15")
    void numbersAreExactForWhatIsUsed() {
        keep("`raw`:1");
        take(60, Instant.parse("2026-03-10T00:00:00Z"), Duration.ofMinutes(1));
        later(Duration.ofDays(2));
        house.holds(() -> {
            for (String from : List.of("00:15:00Z", "00:45:00Z")) {
                assertEquals("60 edges_rounded 2026-03-10T00:00:00.000Z 2026-03-10T01:00:00.000Z",
                        answered(events(from, "01:00:00Z")));
            }
            assertEquals("60 ", answered(events("00:00:00Z", "01:00:00Z")));
            assertEquals("0 ", answered(events("01:00:00Z", "02:00:00Z")));
        });
        JsonNode pages = house.ask("site", "`metrics`:[`events`],`dimensions`:[`event:page`,`event:name`],"
                + "`date_range`:[`2026-03-10`,`2026-03-12`]");
        assertEquals("[]", pages.path("results").toString());
        assertEquals("raw_expired 2026-03-11T12:01:01.000Z", pages.at("/meta/warnings/0/code").asText() + " "
                + pages.at("/meta/warnings/0/from").asText());
        HandHouse.Answer values = house.post("/v1/reports/breakdown",
                "`event`:`pageview`,`property`:`p`,`date_range`:[`2026-03-10`,`2026-03-12`]");
        assertEquals("raw_expired", values.json().at("/meta/warnings/0/code").asText());
    }

    @Test
    @DisplayName("SR-58: raw 90 to 30: events of day 40 leave lists at once; back to 90: still gone; days unchanged")
    void aLongerTimeBringsNothingBack() {
        take(5, OLD, Duration.ofSeconds(10));
        String id = house.get("/v1/sites/site/events").json().at("/results/0/id").asText();
        later(Duration.ofDays(20));
        take(2, house.now.minusSeconds(50), Duration.ofSeconds(1));
        later(Duration.ofDays(20));
        String days = "`metrics`:[`events`],`date_range`:[`2026-03-10`,`2026-04-20`]";
        assertEquals(7, listed("events"));
        assertEquals("aggregated", house.state("site", id).path("state").asText());
        keep("`raw`:30");
        assertEquals(2, listed("events"));
        assertEquals("event_not_found", house.state("site", id).path("code").asText());
        keep("`raw`:90");
        house.holds(() -> {
            assertEquals(2, listed("events"));
            assertEquals(2, listed("visitors"));
            assertEquals("event_not_found", house.state("site", id).path("code").asText());
            assertEquals(List.of("7"), house.rows(days));
        });
        later(Duration.ofDays(60));
        assertEquals(2, listed("events"));
        later(Duration.ofDays(11));
        assertEquals(0, listed("events"));
        assertEquals(List.of("7"), house.rows(days));
    }

    @Test
    @DisplayName("Who was last named before visitors are kept is no longer told of; whoever comes again is")
    void personsAreForgottenInTheirTime() {
        keep("`raw`:1,`visitors`:2");
        String identify = "{`type`:`identify`,`visitor`:`a`,`user`:`u`,`traits`:{`plan`:`pro`}}".replace('`', '"');
        house.take(identify);
        later(Duration.ofDays(2));
        house.holds(() -> assertEquals("pro", house.get("/v1/sites/site/users/u").json().at("/traits/plan").asText()));
        later(Duration.ofHours(1));
        house.holds(() -> assertEquals(404, house.get("/v1/sites/site/users/u").status()));
        house.take(identify);
        house.holds(() -> assertEquals("pro", house.get("/v1/sites/site/users/u").json().at("/traits/plan").asText()));
    }

    @Test
    @DisplayName("What became of arrivals is told of hours that are kept, and said")
    void thePipelineIsOfHoursThatAreKept() {
        keep("`raw`:1,`hours`:2");
        take(3, OLD, Duration.ofSeconds(1));
        later(Duration.ofDays(1));
        String asked = "`metrics`:[`events`],`date_range`:[`2026-03-10`,`2026-03-10`],`include`:{`pipeline`:true}";
        house.holds(() -> assertEquals(3, house.ask("site", asked).at("/meta/pipeline/aggregated").asInt()));
        later(Duration.ofDays(2));
        house.holds(() -> {
            JsonNode answer = house.ask("site", asked);
            assertEquals("3 0 hours_expired", HandHouse.rows(answer).getFirst() + " "
                    + answer.at("/meta/pipeline/aggregated") + " " + answer.at("/meta/warnings/0/code").asText());
        });
    }
}
