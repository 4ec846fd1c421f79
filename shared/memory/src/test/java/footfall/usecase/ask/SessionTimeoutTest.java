package footfall.usecase.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.What;
import footfall.event.Who;
import footfall.memory.MemorySiteStore;
import footfall.site.SettingFault;
import footfall.site.SettingValue;
import footfall.site.SettingValue.Whole;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.usecase.manage.ManageKeys;
import footfall.usecase.manage.ManageSites;
import footfall.usecase.manage.Managed;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.Happenings;
import footfall.usecase.reduce.ReduceEvents;
import footfall.usecase.reduce.TrialFold;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A changed session timeout holds from its hour on, and what was counted before stays as it was.
class SessionTimeoutTest {
    private static final String DAY = "2026-03-09T";

    private final MemorySiteStore store = new MemorySiteStore();
    private final Reporting reporting = new Reporting();
    private final ManageSites sites = new ManageSites(store,
            new ManageKeys(store, () -> reporting.now, new Random(1)), () -> reporting.now);
    private final ReduceEvents reduce = new ReduceEvents(new AppendEvents(reporting.log, reporting.views,
            Enrichment.NONE, TrialFold.standard(), Arrival::toString, () -> reporting.now),
            new FoldShard(reporting.log, reporting.views), store::site, Duration.ofMinutes(10), () -> reporting.now,
            () -> 0);

    @Test
    void sr60AGapIsJudgedByTheTimeoutInForceAtItsLaterEvent() {
        for (int seed = 0; seed < 12; seed++) {
            List<Event> events = new ArrayList<>(List.of(view(1, "10:30:00"), view(2, "10:40:00"),
                    view(3, "11:10:00"), view(4, "11:12:00")));
            Collections.shuffle(events, new Random(seed));
            new SessionTimeoutTest().judgesGaps(events);
        }
    }

    private void judgesGaps(List<Event> events) {
        make("00:00:00", 1_800_000);
        patch("10:20:00", 60_000);
        for (Event event : events) {
            reduce("11:12:30", List.of(event));
        }
        for (int fold = 0; fold < 2; fold++) {
            assertEquals(List.of("2026-03-09T10:00:00.000Z: 1 2 0 600000", "2026-03-09T11:00:00.000Z: 2 2 1 null"),
                    hours());
            assertEquals(List.of("1"), reporting.ask("sessions").in(DAY + "10:29:00Z", DAY + "10:45:00Z").rows());
            assertEquals(List.of("2"), reporting.ask("sessions").in(DAY + "10:45:00Z", DAY + "11:15:00Z").rows());
            reduce("11:40:00", List.of());
        }
        assertTrue(reporting.log.head(shard()).folded() > 0);
    }

    @Test
    void aLateEventUnderAShortTimeoutPartsWhatALongerOneJoinedLater() {
        make("00:00:00", 600_000);
        patch("10:20:00", 14_400_000);
        reduce("11:31:00", List.of(view(1, "09:59:00"), view(2, "11:30:00")));
        reduce("11:50:00", List.of());
        assertEquals(List.of("2026-03-09T09:00:00.000Z: 1 1 0 5460000", "2026-03-09T11:00:00.000Z: 0 1 null null"),
                hours());
        reduce("11:51:00", List.of(view(3, "10:50:00")));
        reduce("12:10:00", List.of());
        assertEquals(0, reporting.log.tail(shard(), reporting.log.head(shard()).folded()).size());
        assertEquals(List.of("2026-03-09T09:00:00.000Z: 1 1 1 null", "2026-03-09T10:00:00.000Z: 1 1 0 2400000",
                "2026-03-09T11:00:00.000Z: 0 1 null null"), hours());
        assertEquals(List.of(), new Reconcile(reporting.log, reporting.views, () -> reporting.now)
                .reconcile(shard(), new SessionRules(reporting.site.timeouts())));
    }

    @Test
    void cx07OneSessionOfAClientIsCutByTheTimeoutToo() {
        make("00:00:00", 30_000);
        List<Event> events = new ArrayList<>();
        for (Event event : List.of(view(1, "10:00:00"), view(2, "10:02:00"))) {
            events.add(new Event(event.id(), event.at(), event.claimedAt(), event.receivedAt(), event.clamped(),
                    event.what(), new Who("v1", "one", "", true), event.page(), event.source(), event.technology(),
                    event.place(), event.properties(), event.groups()));
        }
        reduce("10:02:05", events);
        assertEquals(List.of("2 2 1"), reporting.ask("sessions pageviews bounce_rate").in("2026-03-09", "2026-03-09")
                .rows());
    }

    @Test
    void everybodyKnowsOfAChangeBeforeItHolds() {
        make("00:00:00", 1_800_000);
        assertEquals("11:00", from(patch("10:54:59.999", 60_000)));
        assertEquals("12:00", from(patch("10:55:00", 90_000)));
        assertEquals(List.of(60_000L, 90_000L), reporting.site.timeouts().changes().stream()
                .map(change -> change.timeout().toMillis()).toList());
    }

    @Test
    void aChangeInTheSameHourTakesThePlaceOfThePendingOneOrDropsIt() {
        make("00:00:00", 1_800_000);
        patch("10:10:00", 60_000);
        assertEquals(1, patch("10:20:00", 90_000).timeouts().changes().size());
        assertEquals(90_000, reporting.site.sessionTimeout().toMillis());
        assertEquals(List.of(), patch("10:30:00", 1_800_000).timeouts().changes());
        patch("10:40:00", 60_000);
        assertEquals("11:00", from(patch("12:40:00", 60_000)));
    }

    @Test
    void moreChangesThanASiteRemembersAreRefusedAndTheOldOnesStay() {
        make("00:00:00", 1_800_000);
        Instant first = reporting.now;
        for (int i = 0; i < 100; i++) {
            reporting.now = first.plus(Duration.ofHours(i));
            reporting.site = done(sites.patch(Reporting.SITE, Map.of("session_timeout_ms", new Whole(20_000 + i)),
                    OptionalLong.empty()));
        }
        reporting.now = first.plus(Duration.ofHours(100));
        Managed.Refused<?> refused = assertInstanceOf(Managed.Refused.class, sites.patch(Reporting.SITE,
                Map.of("session_timeout_ms", new Whole(30_000)), OptionalLong.empty()));
        assertEquals(List.of(new SettingFault("session_timeout_ms", "was changed 100 times, can not be changed again, "
                + "as old visits stay what they are")), refused.faults());
        Site other = done(sites.patch(Reporting.SITE, Map.of("name", new SettingValue.Text("B")),
                OptionalLong.empty()));
        assertEquals(reporting.site.timeouts(), other.timeouts());
    }

    private void make(String time, long timeoutMs) {
        reporting.now = Instant.parse(DAY + time + "Z");
        reporting.site = done(sites.create("demo", Map.of("session_timeout_ms", new Whole(timeoutMs)))).site();
    }

    private Site patch(String time, long timeoutMs) {
        reporting.now = Instant.parse(DAY + time + "Z");
        reporting.site = done(sites.patch(Reporting.SITE, Map.of("session_timeout_ms", new Whole(timeoutMs)),
                OptionalLong.empty()));
        return reporting.site;
    }

    private void reduce(String time, List<Event> events) {
        reporting.now = Instant.parse(DAY + time + "Z");
        reduce.reduce(shard(), Happenings.deliveries(events));
    }

    private List<String> hours() {
        return reporting.ask("sessions pageviews bounce_rate visit_duration").by("time:hour")
                .in(DAY + "09:00:00Z", DAY + "12:00:00Z").rows().stream()
                .filter(row -> !row.endsWith(": 0 0 null null")).toList();
    }

    private static String from(Site site) {
        return site.timeouts().changes().getLast().from().toString().substring(11, 16);
    }

    private static Shard shard() {
        return new Shard(Reporting.SITE, 0);
    }

    private static Event view(int number, String time) {
        return Happenings.view(number, DAY + time + "Z", "v1", "/", "");
    }

    private static <T> T done(Managed<T> answer) {
        return switch (answer) {
            case Managed.Done<T>(T result) -> result;
            case Managed.Refused<T> refused -> throw new AssertionError(refused);
        };
    }
}
