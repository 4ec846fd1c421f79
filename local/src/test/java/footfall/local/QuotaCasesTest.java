package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import footfall.log.Head;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.port.LogStore;
import footfall.port.Unavailable;
import footfall.site.DayCount;
import footfall.site.KeyKind;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.time.Day;
import footfall.usecase.reduce.MarkQuotas;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A site's quota of a day, from the setting to the count and back to ingest.
class QuotaCasesTest {
    private static final SiteId SITE = new SiteId("site");
    private static final String VIEW = "{\"type\":\"pageview\",\"visitor\":\"%s\"}";
    private static final String RANGE = "`date_range`:[`2026-03-09`,`2026-03-12`]";

    private final HandHouse house = new HandHouse();
    private final MarkQuotas quotas = new MarkQuotas(house.sites, house.log, house.views, () -> house.now);

    private void set(String settings) {
        HandHouse.Answer answer = house.admin("PATCH", "/v1/sites/site", "{" + settings + "}");
        assertEquals(200, answer.status(), () -> answer.json().toString());
        later();
    }

    /// A cache forgets.
    private void later() {
        house.now = house.now.plus(Duration.ofMinutes(1));
    }

    private int send(int events) {
        List<String> all = new ArrayList<>();
        IntStream.range(0, events).forEach(n -> all.add(VIEW.formatted("v" + n)));
        int status = house.send("site", String.join(",", all)).status();
        house.deliver(1);
        return status;
    }

    private void counts(long events) {
        house.holds(() -> {
            assertEquals(List.of(Long.toString(events)), house.rows("`metrics`:[`events`]," + RANGE));
            house.agrees();
        });
    }

    @Test
    @DisplayName("PV-27: over its quota a project counts nothing more, until the next UTC day")
    void countsNoMoreUntilMidnight() {
        set("\"daily_events_max\":5");
        assertEquals(202, send(4));
        assertEquals(new MarkQuotas.Marked(0, 0), quotas.mark());
        assertEquals(202, send(3));
        assertEquals(new MarkQuotas.Marked(1, 0), quotas.mark());
        later();
        assertEquals(429, send(1));
        HandHouse.Answer capture = house.foreign("POST", "/e/", Map.of("content-type", "application/json"),
                "{\"api_key\":\"" + HandHouse.key(KeyKind.WRITE, "site")
                        + "\",\"event\":\"e\",\"distinct_id\":\"u\"}");
        assertEquals("200 {\"status\":\"Ok\",\"quota_limited\":[\"events\"]}", capture.status() + " " + capture.json());
        house.deliver(1);
        counts(7);
        assertEquals(new MarkQuotas.Marked(0, 0), quotas.mark());
        assertEquals("{\"day\":\"2026-03-10\",\"events\":7}",
                house.admin("GET", "/v1/sites/site", "").json().path("daily_events_reached").toString());
        house.now = Instant.parse("2026-03-11T00:00:00Z");
        assertEquals(202, send(2));
        assertEquals(new MarkQuotas.Marked(0, 0), quotas.mark());
        assertEquals(202, send(1));
        counts(10);
    }

    @Test
    void aRaiseLetsInAndAFurtherSweepShutsAgain() {
        set("\"daily_events_max\":2");
        send(2);
        assertEquals(1, quotas.mark().marked());
        later();
        assertEquals(429, send(1));
        set("\"daily_events_max\":3");
        assertEquals(202, send(1));
        assertEquals(1, quotas.mark().marked());
        later();
        assertEquals(429, send(1));
        set("\"daily_events_max\":null");
        assertEquals(202, send(1));
        assertEquals(new MarkQuotas.Marked(0, 0), quotas.mark());
        counts(4);
    }

    @Test
    void whatCameAgainOrIsSkippedIsNoFurtherEventAndWhatIsLateIsOneOfToday() {
        set("\"daily_events_max\":3,\"event_filters\":[{\"name\":\"ping\"}]");
        String one = "{\"type\":\"pageview\",\"visitor\":\"v\",\"id\":\"0190a5b2-7c00-7000-8000-000000000001\"}";
        for (int times = 0; times < 5; times++) {
            house.send("site", one);
        }
        house.send("site", "{\"type\":\"pageview\",\"visitor\":\"v\",\"at\":\"2026-03-09T10:00:00Z\"},"
                + "{\"type\":\"event\",\"name\":\"ping\",\"visitor\":\"v\"}");
        house.deliver(2);
        for (int folds = 0; folds < 2; folds++) {
            assertEquals(0, quotas.mark().marked());
            house.fold();
        }
        send(1);
        assertEquals(1, quotas.mark().marked());
        assertEquals(new DayCount(Day.of(house.now), 3), house.sites.site(SITE).orElseThrow().seen());
    }

    @Test
    void aSiteWithoutAQuotaIsNotReadAndAShardThatDoesNotAnswerIsLeftOut() {
        LogStore silent = silent();
        HandHouse other = new HandHouse(silent, new MemoryViewStore());
        MarkQuotas marking = new MarkQuotas(other.sites, silent, other.views, () -> other.now);
        assertEquals(new MarkQuotas.Marked(0, 0), marking.mark());
        assertEquals(200, other.admin("PATCH", "/v1/sites/site", "{\"daily_events_max\":1}").status());
        assertEquals(new MarkQuotas.Marked(0, 1), marking.mark());
        assertFalse(other.sites.site(SITE).orElseThrow().isOverQuota(other.now));
    }

    /// A log that does not tell its head.
    private static LogStore silent() {
        LogStore memory = new MemoryLogStore();
        return (LogStore) Proxy.newProxyInstance(LogStore.class.getClassLoader(), new Class<?>[] {LogStore.class},
                (_, method, arguments) -> {
                    if (method.getReturnType() == Head.class && arguments[0] instanceof Shard) {
                        throw new Unavailable("head: does not answer");
                    }
                    try {
                        return method.invoke(memory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aChangeByWhoReadTheSiteBeforeIsMendedByTheNextSweep() {
        set("\"daily_events_max\":1");
        send(1);
        var read = house.sites.site(SITE).orElseThrow();
        assertEquals(1, quotas.mark().marked());
        house.sites.update(read.versioned(read.version() + 1), read.version());
        assertFalse(house.sites.site(SITE).orElseThrow().isOverQuota(house.now));
        assertEquals(1, quotas.mark().marked());
        later();
        assertEquals(429, send(1));
    }
}
