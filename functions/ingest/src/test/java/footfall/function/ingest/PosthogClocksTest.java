package footfall.function.ingest;

import static footfall.function.ingest.PosthogDesk.NOW;
import static footfall.function.ingest.PosthogDesk.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import footfall.event.ClaimedTime;
import footfall.event.Event;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The acceptance cases of when captured events happened, and by which id a retry finds them.
class PosthogClocksTest {
    private final PosthogDesk desk = new PosthogDesk();

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "PV-14|`timestamp`:`2026-03-19T13:00:00Z`,`sent_at`:`2026-03-19T14:30:40Z`|2026-03-19T13:00:00Z",
        "PV-15|`timestamp`:`2026-03-19T13:00:00Z`,`sent_at`:`2026-03-19T14:40:00Z`|2026-03-19T12:50:00Z",
        "PV-15|`timestamp`:`2026-03-19T13:00:00Z`,`sent_at`:`2026-03-19T14:27:30Z`|2026-03-19T13:05:00Z",
        "PV-15|`timestamp`:`2026-03-19T13:00:00Z`,`sent_at`:`2026-03-19T14:27:31Z`|2026-03-19T13:00:00Z",
        "PV-16|`timestamp`:`2026-03-19T13:00:00Z`,`sent_at`:`2026-03-19T14:40:00Z`,"
                + "`properties`:{`$ignore_sent_at`:true}|2026-03-19T13:00:00Z",
        "PV-16|`timestamp`:`2026-03-19T13:00:00Z`,`sent_at`:`soon`|2026-03-19T13:00:00Z",
        "PV-16|`timestamp`:`soon`|2026-03-19T14:30:00Z",
        "PV-17|`offset`:1500|2026-03-19T14:29:58.500Z",
        "PV-17|`offset`:1500,`timestamp`:`2026-03-19T13:00:00Z`,`sent_at`:`2026-03-19T14:40:00Z`"
                + "|2026-03-19T14:29:58.500Z",
        "PV-18|`timestamp`:`2026-03-20T13:30:00Z`|2026-03-20T13:30:00Z",
        "PV-18|`timestamp`:`2026-03-20T13:30:01Z`|2026-03-19T14:30:00Z",
        "PV-20|`timestamp`:`2026-03-19T16:00:00+03`|2026-03-19T13:00:00Z",
        "PV-20|`timestamp`:`2026-03-19 13:00:00`|2026-03-19T13:00:00Z",
        "PV-20|`timestamp`:`2026-03-19T13:00:00`|2026-03-19T13:00:00Z",
        "PV-20|`timestamp`:1773925200000|2026-03-19T13:00:00Z",
        "PV-20|`timestamp`:1773925200|2026-03-19T13:00:00Z",
        "PV-20|`timestamp`:`1773925200000`|2026-03-19T13:00:00Z",
        "PV-20|`timestamp`:`2026-03-19`|2026-03-19T00:00:00Z",
        "PV-20|`timestamp`:`2026/03/19 13:00:00.5`|2026-03-19T13:00:00.500Z",
        "PV-20|`timestamp`:`Thu, 19 Mar 2026 13:00:00 GMT`|2026-03-19T13:00:00Z"})
    void tellsWhen(String id, String members, String at) {
        assertEquals(Instant.parse(at), desk.event(members).at());
    }

    @ParameterizedTest(name = "PV-19: {0} -> {1}")
    @CsvSource({"_=1773931200000,2026-03-19T12:50:00Z", "sent_at=1773931200000,2026-03-19T12:50:00Z",
        "_=1773931200,2026-03-19T13:00:00Z", "_=abc,2026-03-19T13:00:00Z"})
    void readsWhenItWasSentInTheUrl(String query, String at) {
        ok(desk.post("/e/?" + query, "{`api_key`:`phc_test`,`event`:`e`,`distinct_id`:`u`,"
                + "`timestamp`:`2026-03-19T13:00:00Z`}"));
        assertEquals(Instant.parse(at), desk.last().at());
    }

    @Test
    @DisplayName("PV-17: a retried offset that the id knows to be longer ago; what a retry repeats")
    void believesAnIdThatIsOlder() {
        String id = "`uuid`:`019d0671-0000-7000-8000-000000000001`";
        Instant made = Instant.ofEpochMilli(0x019d06710000L);
        String sent = ",`sent_at`:`" + made.plusSeconds(100) + "`";
        assertEquals(NOW.minusSeconds(100), desk.event(id + ",`offset`:1500" + sent).at());
        assertEquals(NOW.minusSeconds(50), desk.event(id + ",`offset`:50000" + sent).at());
        Event untold = desk.event("`uuid`:`0190a5b2-7c00-4000-8000-000000000001`,`offset`:1500");
        assertFalse(ClaimedTime.isTold(untold.claimedAt()));
        Event told = desk.event("`uuid`:`0190a5b2-7c00-4000-8000-000000000001`,`timestamp`:`2026-03-19T13:00:00Z`,"
                + "`sent_at`:`2026-03-19T14:40:00Z`");
        assertEquals(Instant.parse("2026-03-19T13:00:00Z"), told.claimedAt());
    }

    @Test
    void anEventWithoutIdThatSaysItsTimeIsKnownByItsContent() {
        String told = "`timestamp`:`2026-03-19T13:00:00.123Z`";
        assertEquals(desk.event(told).id(), desk.event(told + ",`sent_at`:`2026-03-19T14:30:01Z`").id());
        assertEquals(NOW.minusSeconds(5_400).plusMillis(123), desk.last().id().time().orElseThrow());
        assertFalse(desk.event("").id().equals(desk.event("`offset`:1").id()));
        ok(desk.post("/batch/", "{`api_key`:`phc_test`,`batch`:[{`event`:`e`,`distinct_id`:`u`},"
                + "{`event`:`e`,`distinct_id`:`u`}]}"));
        List<Event> stored = desk.house.stored();
        assertFalse(stored.getLast().id().equals(stored.get(stored.size() - 2).id()));
    }
}
