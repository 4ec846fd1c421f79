package footfall.usecase.reduce;

import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.log.IdChain;
import footfall.log.IdHash;
import footfall.log.Segment;
import footfall.log.Sifting;
import footfall.log.Weight;
import footfall.port.LogStore;
import footfall.port.LogStore.Appended;
import footfall.port.SourceNames;
import footfall.port.TechnologyLookup;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.site.Shard;
import footfall.time.Minute;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Appends delivered events to the log of a shard, each once, whatever is delivered again. Keeps the marks of the tails
/// it knows, as a hint only: the conditional put decides. Safe for use by many threads, one shard at a time.
public final class AppendEvents {
    private static final int RACES_MAX = 20;
    private static final int SHARDS_KNOWN_MAX = 256;

    private final LogStore log;
    private final ViewStore views;
    private final TechnologyLookup technologies;
    private final SourceNames sources;
    private final InstantSource clock;
    private final Map<Shard, TailMarks> known = new LinkedHashMap<>(16, 0.75f, true);

    public AppendEvents(LogStore log, ViewStore views, TechnologyLookup technologies, SourceNames sources,
                        InstantSource clock) {
        this.log = log;
        this.views = views;
        this.technologies = technologies;
        this.sources = sources;
        this.clock = clock;
    }

    /// Afterwards each delivered event is in the log, in the order delivered: the ones that are new as aggregated.
    ///
    /// @return the tail as it is now
    /// @throws Unavailable if a store does not answer, or if others won `RACES_MAX` races in a row; a part may be
    ///                     appended, and appending all again is safe
    public TailState append(Shard shard, List<Delivery> deliveries) {
        return append(shard, deliveries, _ -> false);
    }

    /// The same, and events that are excluded become `skipped(excluded)`.
    public synchronized TailState append(Shard shard, List<Delivery> deliveries, Predicate<Event> excluded) {
        TailMarks marks = marks(shard);
        log.tail(shard, marks.end()).forEach(marks::add);
        Map<Minute, IdChain> chains = IdIndex.read(views, shard, minutes(deliveries));
        List<Delivery> rest = deliveries;
        for (int races = 0; !rest.isEmpty(); races++) {
            if (races == RACES_MAX) {
                throw new Unavailable("append to " + shard + ": lost " + RACES_MAX + " races");
            }
            List<Entry> entries = Sifting.entries(rest, event -> isTaken(event, marks, chains), excluded,
                    this::enriched, now());
            rest = rest.subList(put(shard, entries, marks), rest.size());
        }
        return marks.state();
    }

    /// Looks at the tail of a shard anew, from its head: others may have folded what is remembered here.
    public synchronized TailState look(Shard shard) {
        forget(shard);
        TailMarks marks = marks(shard);
        log.tail(shard, marks.end()).forEach(marks::add);
        return marks.state();
    }

    /// Forgets what is known of a shard, after it was folded.
    public synchronized void forget(Shard shard) {
        known.remove(shard);
    }

    /// To the millisecond, as it is stored: a segment must equal what is read of it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Puts entries, segment by segment, until all stand or somebody else won a place.
    ///
    /// @return how many of them stand
    private int put(Shard shard, List<Entry> entries, TailMarks marks) {
        int done = 0;
        while (done < entries.size()) {
            List<Entry> part = firstPart(entries.subList(done, entries.size()));
            if (!stands(new Segment(shard, marks.end() + 1, now(), part), marks)) {
                break;
            }
            done += part.size();
        }
        return done;
    }

    private boolean stands(Segment segment, TailMarks marks) {
        return switch (log.append(segment)) {
            case Appended.Done _ -> {
                marks.add(segment);
                yield true;
            }
            case Appended.Taken(Segment winner) -> {
                marks.add(winner);
                yield winner.equals(segment);
            }
        };
    }

    private TailMarks marks(Shard shard) {
        TailMarks marks = known.get(shard);
        if (marks == null || marks.isTooLarge()) {
            marks = new TailMarks(log.head(shard));
            known.put(shard, marks);
            if (known.size() > SHARDS_KNOWN_MAX) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return marks;
    }

    private static boolean isTaken(Event event, TailMarks marks, Map<Minute, IdChain> chains) {
        return marks.hasTaken(event.id())
                || chains.get(Minute.of(event.claimedAt())).hasTaken(IdHash.of(event.id()));
    }

    private static Set<Minute> minutes(List<Delivery> deliveries) {
        return deliveries.stream().filter(Delivery.Read.class::isInstance)
                .map(delivery -> Minute.of(((Delivery.Read) delivery).arrival().event().claimedAt()))
                .collect(Collectors.toSet());
    }

    private Event enriched(Arrival arrival) {
        Event event = arrival.event();
        return event.enriched(event.technology().isNone() ? technologies.of(arrival.userAgent())
                : event.technology(), sources.named(event.source()));
    }

    private static List<Entry> firstPart(List<Entry> entries) {
        List<Entry> part = new ArrayList<>();
        long weight = 0;
        for (Entry entry : entries) {
            weight += Weight.of(entry);
            if (!part.isEmpty() && weight > Weight.SEGMENT_MAX) {
                break;
            }
            part.add(entry);
        }
        return part;
    }
}
