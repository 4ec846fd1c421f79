package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.ClaimedTime;
import footfall.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClocksTest {
    private static final Instant NOW = House.NOW;
    /// No UUIDv7, so that it tells no time of its own.
    private static final String ID = "0190a5b2-7c00-4000-8000-000000000001";
    private final House house = new House();

    private static String view(Object at) {
        String text = at instanceof Instant ? "\"" + at + "\"" : at.toString();
        return "{\"type\":\"pageview\",\"id\":\"" + ID + "\",\"at\":" + text + "}";
    }

    private Event stored(Object at) {
        house.events(view(at)).took(1);
        return house.stored().getLast();
    }

    @Test
    @DisplayName("SR-15: a minute ahead is kept, a millisecond more becomes received")
    void clampsWhatIsAhead() {
        Event kept = stored(NOW.plusMillis(60_000));
        assertEquals(NOW.plusMillis(60_000), kept.at());
        assertFalse(kept.clamped());
        Event clamped = stored(NOW.plusMillis(60_001));
        assertEquals(NOW, clamped.at());
        assertTrue(clamped.clamped());
        assertEquals(NOW.plusMillis(60_001), clamped.claimedAt());
    }

    @Test
    @DisplayName("SR-15: five days are kept, a millisecond more is too old")
    void refusesWhatIsTooOld() {
        assertEquals(NOW.minus(Duration.ofDays(5)), stored(NOW.minus(Duration.ofDays(5))).at());
        house.events(view(NOW.minus(Duration.ofDays(5)).minusMillis(1))).took(0, "0 too_old");
    }

    @Test
    @DisplayName("SR-16: a clock two hours ahead is put right, and gaps stay")
    void correctsAClockThatIsWrong() {
        Instant theirs = NOW.plus(Duration.ofHours(2));
        house.post("{\"sent_at\":\"" + theirs + "\",\"events\":[" + view(theirs.minusSeconds(30)) + ","
                + view(theirs.minusSeconds(20)) + "]}").took(2);
        Event first = house.stored().get(0);
        Event second = house.stored().get(1);
        assertEquals(Duration.ofSeconds(10), Duration.between(first.at(), second.at()));
        assertEquals(NOW.minusSeconds(30), first.at());
        assertEquals(theirs.minusSeconds(30), first.claimedAt());
        assertFalse(first.clamped() || second.clamped());
    }

    @Test
    void believesAClockThatIsNearlyRight() {
        house.post("{\"sent_at\":" + NOW.plusSeconds(10).toEpochMilli() + ",\"events\":[" + view(NOW) + "]}").took(1);
        house.post("{\"sent_at\":" + (NOW.toEpochMilli() + 10_001) + ",\"events\":[" + view(NOW) + "]}").took(1);
        assertEquals(NOW, house.stored().get(0).at());
        assertEquals(NOW.minusMillis(10_001), house.stored().get(1).at());
        Answer odd = house.post("{\"sent_at\":\"soon\",\"events\":[" + view(NOW) + "]}").took(1);
        assertEquals("sent_at: no time, ignored", odd.json().path("warnings").path(0).asText());
    }

    @Test
    void readsTimesAsTheyAreWritten() {
        assertEquals(Instant.parse("2026-03-01T09:00:00.123Z"),
                stored("\"2026-03-01t10:00:00.123456789123+01:00\"").at());
        assertEquals(Instant.parse("2026-03-01T09:00:00Z"), stored("\"2026-03-01T09:00:00Z\"").at());
        assertEquals(NOW.minusMillis(1), stored(NOW.toEpochMilli() - 1 + ".75").at());
        assertEquals(NOW, stored("null").at());
    }

    @Test
    void takesHistoricalEventsByTrustedKeysOnly() {
        String body = "{\"historical\":true,\"events\":[" + view(NOW.minus(Duration.ofDays(3_650))) + ","
                + view(NOW.minus(Duration.ofDays(3_650)).minusMillis(1)) + "]}";
        house.trusted(body).took(1, "1 too_old");
        Answer refused = house.post(body).took(0, "0 too_old", "1 too_old");
        assertEquals("historical: needs a trusted key, ignored", refused.json().path("warnings").path(0).asText());
    }

    @Test
    void keepsAnEventUnderTheTimeThatRetriesRepeat() {
        String id = "01902f4e-1c00-7000-8000-000000000001";
        house.events("{\"type\":\"pageview\",\"id\":\"" + id.toUpperCase(Locale.ROOT) + "\"}").took(1);
        Event event = house.stored().getFirst();
        assertEquals(id, event.id().toString());
        assertEquals(Instant.ofEpochMilli(0x01902f4e1c00L), event.claimedAt());
        house.events("{\"type\":\"pageview\"}").took(1);
        Event made = house.stored().getLast();
        assertEquals(7, made.id().value().version());
        assertEquals(NOW, made.claimedAt());
    }

    @Test
    void keepsAnIdThatTellsNoTimeUnderAPlaceOfItsOwn() {
        String untold = "{\"type\":\"pageview\",\"id\":\"01902f4e-1c00-4000-8000-00000000000%d\"%s}";
        house.events(String.join(",", untold.formatted(1, ""), untold.formatted(2, ""), untold.formatted(1, ""),
                untold.formatted(1, ",\"at\":\"" + NOW + "\""))).took(4);
        List<Instant> claimed = house.stored().stream().map(Event::claimedAt).toList();
        assertEquals(claimed.getFirst(), claimed.get(2));
        assertNotEquals(claimed.getFirst(), claimed.get(1));
        assertEquals(List.of(false, false, false, true), claimed.stream().map(ClaimedTime::isTold).toList());
        assertEquals(NOW, claimed.get(3));
    }
}
