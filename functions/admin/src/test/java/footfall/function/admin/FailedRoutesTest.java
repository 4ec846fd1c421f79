package footfall.function.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Entry;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.Sending;
import footfall.function.admin.AdminDesk.Answered;
import footfall.log.Segment;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `POST /v1/sites/{site}/failed/redrive`.
class FailedRoutesTest {
    private static final Shard SHARD = new Shard(new SiteId("demo"), 0);
    private static final Instant AT = Instant.parse("2026-03-01T11:00:00Z");
    private static final String PATH = "/v1/sites/demo/failed/redrive";

    private final AdminDesk desk = new AdminDesk();

    private static EventId id(int number) {
        return new EventId(new UUID(AT.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE + number));
    }

    private void fail(int seq, FailReason... reasons) {
        List<Entry> entries = new ArrayList<>();
        for (int number = 0; number < reasons.length; number++) {
            entries.add(new Entry.Failed(id(number), AT.plusSeconds(number), reasons[number], "a rule",
                    "content " + number, number + 1));
        }
        desk.log.append(new Segment(SHARD, seq, AT, entries));
    }

    private List<Sending> sent() {
        return desk.queue.poll(10).stream().<Sending>flatMap(batch -> batch.sendings().stream()).toList();
    }

    @Test
    void sendsEachWantedEventAgainAsItCame() {
        fail(1, FailReason.UNREADABLE, FailReason.VIEW_REFUSED, FailReason.TOO_LARGE);
        Answered answer = desk.ask("POST", PATH, "");
        assertEquals(202, answer.status(), answer.body());
        assertEquals(2, answer.json().at("/job/redriven").asInt());
        assertEquals(1, answer.json().at("/job/left").asInt(), "what is not kept whole can not be sent");
        assertEquals(List.of(new Sending.Again(id(1), AT.plusSeconds(1), 3, "content 1"),
                new Sending.Again(id(0), AT, 2, "content 0")), sent());
    }

    @Test
    void sendsOnlyWhatIsNamed() {
        fail(1, FailReason.UNREADABLE, FailReason.VIEW_REFUSED, FailReason.VIEW_REFUSED);
        assertEquals(1, desk.ask("POST", PATH, "{\"reason\":\"unreadable\"}").json().at("/job/redriven").asInt());
        assertEquals(1, desk.ask("POST", PATH, "{\"reason\":\"view_refused\",\"before\":\"2026-03-01T11:00:02Z\"}")
                .json().at("/job/redriven").asInt());
        assertEquals(1, desk.ask("POST", PATH, "{\"ids\":[\"" + id(2).toString().toUpperCase(Locale.ROOT)
                + "\",\"" + id(9) + "\"]}").json().at("/job/redriven").asInt());
        assertEquals(List.of(id(0), id(1), id(2)), sent().stream().map(sending -> ((Sending.Again) sending).id())
                .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{\"ids\":[]};ids", "{\"ids\":[\"x\"]};ids", "{\"ids\":\"x\"};ids",
        "{\"reason\":\"bad\"};reason", "{\"reason\":\"too_large\"};reason", "{\"before\":\"soon\"};before",
        "{\"before\":5};before", "{\"after\":\"2026-03-01T11:00:02Z\"};after",
        "{\"ids\":[\"00000000-0000-0000-0000-000000000001\"],\"reason\":\"unreadable\"};reason"})
    void namesWhatIsWrong(String body, String path) {
        Answered answer = desk.ask("POST", PATH, body);
        assertEquals(400, answer.status(), answer.body());
        assertEquals(path, answer.json().at("/errors/0/path").asText(), answer.body());
        assertEquals(List.of(), sent());
    }

    @Test
    void isForAdminsAndSitesThatAreThere() {
        assertEquals(404, desk.ask("POST", "/v1/sites/none/failed/redrive", "{}").status());
        assertEquals(401, desk.ask("POST", PATH, "{}", Map.of()).status());
        assertEquals(403, desk.ask("POST", PATH, "{}", Map.of("authorization", "Bearer "
                + desk.bootstrapped.get("read_key"))).status());
        assertEquals(0, desk.ask("POST", PATH, "{}").json().at("/job/redriven").asInt());
    }
}
