package footfall.usecase.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.listing.SessionCursor;
import footfall.listing.SessionPage;
import footfall.listing.SessionRow;
import footfall.listing.SessionStory;
import footfall.log.Segment;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.report.Checked;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.reduce.FoldShard;
import footfall.visit.SessionRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How far lists of sessions go.
class SessionBoundsTest {
    private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
    private static final Site SITE = Site.withDefaults(new SiteId("site"), "Site", START);
    private static final Shard SHARD = new Shard(SITE.id(), 0);

    private final MemoryLogStore log = new MemoryLogStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final ListSessions sessions = new ListSessions(log, views, () -> START.plusSeconds(86_400));
    private final FindSession finds = new FindSession(log, views, () -> START.plusSeconds(86_400));
    private long seq;
    private long made;

    private Event view(Instant at, String visitor) {
        return new Event(new EventId(new UUID(++made, made)), at, at, at, false, new What.PageView(),
                new Who(visitor, "", "", true), new Page("e.com", "/", ""), Source.NONE, Technology.NONE, Place.NONE,
                Map.of(), Map.of());
    }

    private void append(int count, IntFunction<Event> event) {
        log.append(new Segment(SHARD, ++seq, START.plusSeconds(80_000),
                IntStream.range(0, count).mapToObj(event).<Entry>map(Entry.Aggregated::new).toList()));
    }

    private void fold() {
        new FoldShard(log, views).fold(SHARD, new SessionRules(SITE.timeouts()));
    }

    private SessionPage first() {
        return ((Checked.Fine<SessionPage>) sessions.list(SITE, 1, List.of())).value();
    }

    private String next(List<SessionCursor> after) {
        return switch (sessions.list(SITE, 1, after)) {
            case Checked.Fine<SessionPage>(SessionPage page) -> page.rows().getFirst().session().stream().visitor();
            case Checked.Bad<SessionPage> bad -> bad.faults().getFirst().code();
        };
    }

    @Test
    void aNextPageIsToldUnlessTooManySegmentsCameSince() {
        append(2, i -> view(START.plusSeconds(i), "v" + i));
        SessionPage first = first();
        for (int i = 0; i < PastSessions.LATER_SEGMENTS_MAX; i++) {
            append(1, _ -> view(START.plusSeconds(60), "other"));
            if (i % 1_000 == 0) {
                fold();
            }
        }
        assertEquals("v0", next(first.next()));
        append(1, _ -> view(START.plusSeconds(60), "other"));
        assertEquals("cursor_expired", next(first.next()));
    }

    @Test
    void aNextPageIsToldUnlessTooManyEventsStandAround() {
        append(2, i -> view(START.plusSeconds(i), "v" + i));
        for (int i = 1; i < PastSessions.EVENTS_MAX / 10_000; i++) {
            append(10_000, _ -> view(START.plusSeconds(2), "many"));
        }
        SessionPage first = first();
        append(1, _ -> view(START.plusSeconds(3), "v0"));
        assertEquals("v1", next(first.next()));
        append(10_000, _ -> view(START.plusSeconds(4), "more"));
        assertEquals("cursor_expired", next(first.next()));
    }

    @Test
    void serversAreLookedForUnlessThatTakesTooManySegments() {
        append(1, _ -> view(START, "v"));
        append(1, _ -> view(START.plusSeconds(120), "v"));
        append(1, _ -> view(START.plusSeconds(1), "v").by(new Who("v", "", "", false)));
        SessionRow row = first().rows().getFirst();
        for (int i = 3; i < SessionSearch.SEGMENTS_MAX; i++) {
            append(1, _ -> view(START.plusSeconds(60), "other"));
        }
        assertEquals("3 true", told(row));
        append(1, _ -> view(START.plusSeconds(1_900), "other"));
        assertEquals("2 false", told(row));
    }

    private String told(SessionRow row) {
        SessionStory story = ((Checked.Fine<SessionStory>) new TellSession(log, views, () -> START.plusSeconds(86_400))
                .tell(SITE, SHARD, row, 10, List.of())).value();
        return story.events().rows().size() + " " + story.whole();
    }

    @Test
    void aNameIsLookedForThroughSoManySlots() {
        int full = FindSession.SLOTS_MAX / 64;
        for (int hour = 0; hour < full; hour++) {
            Instant at = START.minusSeconds(hour * 3_600L);
            append(2_000, i -> view(at.plusMillis(i), "v" + i));
        }
        Instant longAgo = START.minusSeconds(full * 3_600L);
        append(1, _ -> view(longAgo, "deep"));
        fold();
        assertEquals(FindSession.Found.Here.class,
                finds.find(SITE, session -> session.stream().visitor().equals("v7"), List.of()).getClass());
        assertEquals(new FindSession.Found.TooFar(),
                finds.find(SITE, session -> session.stream().visitor().equals("deep"), List.of()));
        assertEquals(FindSession.Found.Here.class, finds.find(SITE,
                session -> session.stream().visitor().equals("deep"), List.of(longAgo)).getClass());
    }

    @Test
    void aQuietSiteIsLookedThroughForSoManyHours() {
        int hours = FindSession.SLOTS_MAX / 16;
        for (int hour = 0; hour <= hours; hour++) {
            Instant at = START.minusSeconds(hour * 3_600L);
            String visitor = "v" + hour;
            append(1, _ -> view(at, visitor));
        }
        fold();
        assertEquals(FindSession.Found.Here.class, finds.find(SITE,
                session -> session.stream().visitor().equals("v" + (hours - 1)), List.of()).getClass());
        assertEquals(new FindSession.Found.TooFar(),
                finds.find(SITE, session -> session.stream().visitor().equals("v" + hours), List.of()));
    }
}
