package footfall.usecase.list;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.log.Segment;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
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

/// A site in memory of which lists are made, and events for it that nobody had to accept.
final class Listed {
    static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
    static final Instant NOW = START.plusSeconds(86_400);
    static final Site SITE = Site.withDefaults(new SiteId("site"), "Site", START);
    static final Shard SHARD = new Shard(SITE.id(), 0);

    final MemoryLogStore log = new MemoryLogStore();
    final MemoryViewStore views = new MemoryViewStore();
    private long seq;
    private long made;

    Event view(Instant at, String visitor) {
        return new Event(new EventId(new UUID(++made, made)), at, at, at, false, new What.PageView(),
                new Who(visitor, "", "", true), new Page("e.com", "/", ""), Source.NONE, Technology.NONE, Place.NONE,
                Map.of(), Map.of());
    }

    /// A segment of so many events.
    void append(int count, IntFunction<Event> event) {
        List<Event> events = IntStream.range(0, count).mapToObj(event).toList();
        log.append(new Segment(SHARD, ++seq, events.getLast().at(),
                events.stream().<Entry>map(Entry.Aggregated::new).toList()));
    }

    void fold() {
        new FoldShard(log, views).fold(SHARD, new SessionRules(SITE.timeouts()));
    }
}
