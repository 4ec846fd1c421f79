package footfall.usecase.reduce;

import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Entry;
import footfall.event.SkipReason;
import footfall.event.Twin;
import footfall.log.IdChain;
import footfall.log.IdHash;
import footfall.log.Segment;
import footfall.log.Sifting;
import footfall.log.Weight;
import footfall.port.LogStore;
import footfall.port.LogStore.Appended;
import footfall.port.Pause;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.site.Shard;
import footfall.time.Minute;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Appends delivered events to the log of a shard, each once, whatever is delivered again. Keeps the marks of the tails
/// it knows, as a hint only: the conditional put decides. Safe for use by many threads; those of one shard wait for one
/// another.
public final class AppendEvents {
    private static final int RACES_MAX = 20;
    private static final int SHARDS_KNOWN_MAX = 256;

    private final LogStore log;
    private final ViewStore views;
    private final Enrichment enrichment;
    private final TrialFold trial;
    private final Function<Arrival, String> rendering;
    private final InstantSource clock;
    private final Pause afterLoss;
    private final Map<Shard, Known> known = new LinkedHashMap<>(16, 0.75f, true);

    /// One that tries again at once when it lost a race.
    ///
    /// @param trial     finds the events that a view would refuse
    /// @param rendering an event as the queue carries it: what is kept of one that fails
    public AppendEvents(LogStore log, ViewStore views, Enrichment enrichment, TrialFold trial,
                        Function<Arrival, String> rendering, InstantSource clock) {
        this(log, views, enrichment, trial, rendering, clock, Pause.NONE);
    }

    /// @param trial     finds the events that a view would refuse
    /// @param rendering an event as the queue carries it: what is kept of one that fails
    /// @param afterLoss waits after a lost race, so that several reducers of a shard do not go on meeting
    public AppendEvents(LogStore log, ViewStore views, Enrichment enrichment, TrialFold trial,
                        Function<Arrival, String> rendering, InstantSource clock, Pause afterLoss) {
        this.log = log;
        this.views = views;
        this.enrichment = enrichment;
        this.trial = trial;
        this.rendering = rendering;
        this.clock = clock;
        this.afterLoss = afterLoss;
    }

    /// Afterwards each delivered event is in the log, in the order delivered: the ones that are new as aggregated.
    ///
    /// @return the tail as it is now, and how many of them failed
    /// @throws Unavailable if a store does not answer, or if others won `RACES_MAX` races in a row; a part may be
    ///                     appended, and appending all again is safe
    public Appending append(Shard shard, List<Delivery> deliveries) {
        return append(shard, deliveries, _ -> Optional.empty());
    }

    /// The same, and events that the site does not want are skipped.
    ///
    /// @param site why it does not want an event; empty: it does
    public Appending append(Shard shard, List<Delivery> deliveries, Function<Delivery, Optional<SkipReason>> site) {
        Known mine = known(shard);
        synchronized (mine) {
            return append(shard, deliveries, site, mine.marks(log, shard));
        }
    }

    private Appending append(Shard shard, List<Delivery> deliveries, Function<Delivery, Optional<SkipReason>> site,
                             TailMarks marks) {
        catchUp(shard, marks);
        Map<Minute, IdChain> chains = IdIndex.read(views, shard, minutes(deliveries));
        Map<Delivery, String> refused = new IdentityHashMap<>();
        Sifting.Rules rules = new Sifting.Rules(id -> isTaken(id, marks, chains), site,
                delivery -> Optional.ofNullable(refused.get(delivery)), enrichment::enriched, rendering);
        List<Entry> entries = tried(shard, deliveries, rules, refused);
        List<Delivery> rest = deliveries;
        int failed = 0;
        for (int races = 0; !rest.isEmpty(); races++) {
            if (races == RACES_MAX) {
                throw new Unavailable("append to " + shard + ": lost " + RACES_MAX + " races");
            }
            if (races > 0) {
                afterLoss.after(races - 1);
                catchUp(shard, marks);
                entries = Sifting.entries(rest, rules, now());
            }
            int stand = put(shard, entries, marks);
            failed += (int) entries.subList(0, stand).stream().filter(Entry.Failed.class::isInstance).count();
            rest = rest.subList(stand, rest.size());
        }
        return new Appending(marks.state(), failed);
    }

    /// What appending came to.
    ///
    /// @param tail   as it is now
    /// @param failed how many of the delivered events failed
    public record Appending(TailState tail, int failed) {}

    /// The entries of deliveries, none of which a fold can choke on. What was refused does not take its id, so that the
    /// same id behind it may be new, and is tried then.
    ///
    /// @param refused gets what a view refuses; the rules read it
    private List<Entry> tried(Shard shard, List<Delivery> deliveries, Sifting.Rules rules,
                              Map<Delivery, String> refused) {
        for (int rounds = 0; rounds <= deliveries.size(); rounds++) {
            List<Entry> entries = Sifting.entries(deliveries, rules, now());
            Map<Integer, String> more = trial.refusals(shard, entries, now());
            if (more.isEmpty()) {
                return entries;
            }
            more.forEach((place, refusal) -> refused.put(deliveries.get(place), refusal));
        }
        throw new IllegalStateException("trial: more rounds than deliveries, must refuse one more in each");
    }

    /// Looks at the tail of a shard anew, from its head: others may have folded what is remembered here.
    public TailState look(Shard shard) {
        forget(shard);
        Known mine = known(shard);
        synchronized (mine) {
            TailMarks marks = mine.marks(log, shard);
            catchUp(shard, marks);
            return marks.state();
        }
    }

    /// Forgets what is known of a shard, after it was folded.
    public void forget(Shard shard) {
        synchronized (known) {
            known.remove(shard);
        }
    }

    /// Whether a bot sent it.
    boolean isOfBot(Arrival arrival) {
        return enrichment.isOfBot(arrival);
    }

    private void catchUp(Shard shard, TailMarks marks) {
        log.tail(shard, marks.end()).forEach(marks::add);
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

    private Known known(Shard shard) {
        synchronized (known) {
            Known mine = known.computeIfAbsent(shard, _ -> new Known());
            if (known.size() > SHARDS_KNOWN_MAX) {
                known.remove(known.keySet().iterator().next());
            }
            return mine;
        }
    }

    private static boolean isTaken(Twin id, TailMarks marks, Map<Minute, IdChain> chains) {
        return marks.hasTaken(id.id()) || chains.get(Minute.of(id.claimedAt())).hasTaken(IdHash.of(id.id()));
    }

    private static Set<Minute> minutes(List<Delivery> deliveries) {
        return deliveries.stream().flatMap(AppendEvents::ids).map(twin -> Minute.of(twin.claimedAt()))
                .collect(Collectors.toSet());
    }

    private static Stream<Twin> ids(Delivery delivery) {
        return Stream.concat(Stream.of(new Twin(delivery.id(), delivery.claimedAt())), delivery.twins().stream());
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

    /// What is known of a shard; its monitor lets one thread at a time use it.
    private static final class Known {
        private @Nullable TailMarks marks;

        TailMarks marks(LogStore log, Shard shard) {
            if (marks == null || marks.isTooLarge()) {
                marks = new TailMarks(log.head(shard));
            }
            return marks;
        }
    }
}
