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
import footfall.listing.VisitorCursor;
import footfall.listing.VisitorPage;
import footfall.listing.VisitorRow;
import footfall.log.Segment;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.reduce.FoldShard;
import footfall.visit.SessionRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Where lists of visitors end.
class VisitorBoundsTest {
    private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
    private static final Site SITE = Site.withDefaults(new SiteId("site"), "Site", START);
    private static final Shard SHARD = new Shard(SITE.id(), 0);

    private final MemoryLogStore log = new MemoryLogStore();
    private final MemoryViewStore views = new MemoryViewStore();
    private final ListVisitors visitors = new ListVisitors(log, views, () -> START.plusSeconds(86_400));
    private long seq;
    private long made;

    private Event view(Instant at, String visitor) {
        return new Event(new EventId(new UUID(++made, made)), at, at, at, false, new What.PageView(),
                new Who(visitor, "", "", true), new Page("e.com", "/", ""), Source.NONE, Technology.NONE, Place.NONE,
                Map.of(), Map.of());
    }

    private void append(List<Event> events) {
        log.append(new Segment(SHARD, ++seq, events.getLast().at(),
                events.stream().<Entry>map(Entry.Aggregated::new).toList()));
    }

    @Test
    void theListEndsWhereItWouldTakeTooManyEventsAndSaysSo() {
        append(List.of(view(START, "deep")));
        for (int minute = 1; minute <= SeenWalk.EVENTS_MAX / 2_000 + 1; minute++) {
            Instant at = START.plusSeconds(minute * 60L);
            String visitor = "v%03d".formatted(minute);
            append(IntStream.range(0, 2_000).mapToObj(i -> view(at.plusMillis(i), visitor)).toList());
        }
        VisitorPage first = visitors.list(SITE, 60, List.of());
        assertEquals(60, first.rows().size());
        assertEquals(List.of(), first.until());
        VisitorPage second = visitors.list(SITE, 60, first.next());
        List<String> found = new ArrayList<>(first.rows().stream().map(VisitorRow::visitor).toList());
        found.addAll(second.rows().stream().map(VisitorRow::visitor).toList());
        assertEquals(IntStream.iterate(101, i -> i > 1, i -> i - 1).mapToObj("v%03d"::formatted).toList(), found);
        assertEquals(List.of(START.plusSeconds(120)), second.until());
        assertEquals(List.<VisitorCursor>of(), second.next());
    }

    @Test
    void countsOfVisitsThatReachTooFarBackAreLeftOut() {
        int many = 200;
        for (int hour = 0; hour < 80; hour += 79) {
            Instant at = START.minusSeconds(79 * 3_600L).plusSeconds(hour * 3_600L);
            append(IntStream.range(0, many).mapToObj(i -> view(at.plusMillis(i), "v" + i)).toList());
            new FoldShard(log, views).fold(SHARD, new SessionRules(SITE.timeouts()));
        }
        VisitorPage page = visitors.list(SITE, 200, List.of());
        assertEquals(many, page.rows().size());
        assertEquals(List.of(false), page.rows().stream().map(row -> row.visits().whole()).distinct().toList());
        VisitorPage few = visitors.list(SITE, 5, List.of());
        assertEquals(List.of("true 2 2"), few.rows().stream().map(VisitorRow::visits).map(visits -> visits.whole() + " "
                + visits.sessions() + " " + visits.events()).distinct().toList());
    }
}
