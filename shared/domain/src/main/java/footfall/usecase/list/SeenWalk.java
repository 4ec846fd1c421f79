package footfall.usecase.list;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.log.Segment;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.rollup.HourCounters;
import footfall.rollup.MinuteSlot;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.time.TimeRange;
import footfall.visit.SessionRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Walks back through the events of a site, over all of its shards at once: stretch by stretch, each wholly later than
/// the next. One walk, one thread.
final class SeenWalk {
    /// The most events that a walk takes up.
    static final int EVENTS_MAX = 200_000;
    /// The most segments that it reads.
    static final int SEGMENTS_MAX = 10_000;
    private static final int STRETCH_EVENTS = 1_000;
    private static final int SEGMENTS_AT_ONCE = 64;
    private static final int SEGMENTS_KEPT = 256;

    private final LogStore log;
    private final ViewStore views;
    private final Site site;
    private final List<Long> ends;
    private final boolean endsKnown;
    private final Instant oldest;
    private final LookBack looks;
    private final Map<Place, Segment> kept = new LinkedHashMap<>();
    private int events;
    private int segments;
    private Instant reached;

    /// @param ends   the last seq of each shard that counts; none: what there is when the walk begins
    /// @param from   the walk begins with what happened then, or a little later
    /// @param oldest events before it are not there
    SeenWalk(LogStore log, ViewStore views, Site site, List<List<Long>> ends, Instant from, Instant oldest) {
        this.log = log;
        this.views = views;
        this.site = site;
        this.endsKnown = !ends.isEmpty();
        this.ends = new ArrayList<>(ends.isEmpty() ? List.of() : ends.getFirst());
        this.oldest = oldest;
        Instant newest = from.plus(ListEvents.AHEAD_MAX);
        this.looks = new LookBack(newest, oldest, true);
        this.reached = Hour.of(newest).end();
    }

    private record Place(Shard shard, long seq) {}

    /// What a stretch holds of one shard.
    private record Part(Shard shard, long end, SortedMap<Hour, HourCounters> hours) {}

    /// The last seq of each shard that counts.
    List<Long> ends() {
        return List.copyOf(ends);
    }

    /// Down to when everything was taken up.
    Instant reached() {
        return reached;
    }

    /// Whether it ended because of its bounds, and not because there is no more.
    boolean isCutShort() {
        return events >= EVENTS_MAX || segments >= SEGMENTS_MAX;
    }

    /// Hands over events, newest stretch first, until enough were taken, there are no more, or it is at its bounds.
    ///
    /// @param isEnough asked after each stretch
    void run(Consumer<Event> sink, BooleanSupplier isEnough) {
        boolean done = false;
        while (!done && looks.hasNext()) {
            LookBack.Look look = looks.next();
            List<Part> parts = parts(look);
            for (Hour hour = look.to().previous(); !done && hour.compareTo(look.from()) >= 0; hour = hour.previous()) {
                done = walk(hour, parts, sink, isEnough);
            }
        }
    }

    private List<Part> parts(LookBack.Look look) {
        List<Part> parts = new ArrayList<>();
        for (int number = 0; number < site.sharding().count(); number++) {
            int shard = number;
            Part part = ShardState.reading(log, views, new Shard(site.id(), number), new SessionRules(site.timeouts()),
                    state -> new Part(state.head().shard(), end(shard, state), state.counters(look.from(), look.to())));
            if (shard == ends.size()) {
                ends.add(part.end());
            }
            parts.add(part);
        }
        return parts;
    }

    private long end(int shard, ShardState state) {
        if (shard < ends.size()) {
            return ends.get(shard);
        }
        return endsKnown ? 0 : state.end();
    }

    /// Takes whole minutes of an hour, newest first, several at once as long as they promise few events.
    private boolean walk(Hour hour, List<Part> parts, Consumer<Event> sink,
                         BooleanSupplier isEnough) {
        List<Part> here = parts.stream().filter(part -> part.hours().containsKey(hour)).toList();
        int last = here.isEmpty() ? -1 : 59;
        boolean done = false;
        while (!done && last >= 0) {
            long promised = 0;
            int first = last + 1;
            Map<Shard, TreeSet<Long>> seqs = new LinkedHashMap<>();
            while (first > 0 && promised < STRETCH_EVENTS) {
                first--;
                for (Part part : here) {
                    MinuteSlot minute = part.hours().get(hour).minutes().get(first);
                    promised += minute.events();
                    minute.segments().seqs().filter(seq -> seq <= part.end()).forEach(seq ->
                            seqs.computeIfAbsent(part.shard(), _ -> new TreeSet<>()).add(seq));
                }
            }
            long begin = Minute.of(hour.start()).index();
            take(seqs, new TimeRange(new Minute(begin + first).start(), new Minute(begin + last + 1).start()), sink);
            reached = new Minute(begin + first).start();
            last = first - 1;
            done = isEnough.getAsBoolean() || isCutShort();
        }
        return done;
    }

    private void take(Map<Shard, TreeSet<Long>> seqs, TimeRange range, Consumer<Event> sink) {
        seqs.forEach((shard, wanted) -> {
            List<Long> all = List.copyOf(wanted);
            for (int i = 0; i < all.size(); i += SEGMENTS_AT_ONCE) {
                for (Segment segment : read(shard, all.subList(i, Math.min(all.size(), i + SEGMENTS_AT_ONCE)))) {
                    for (Entry entry : segment.entries()) {
                        if (entry instanceof Entry.Aggregated(Event event) && range.contains(event.at())
                                && !event.at().isBefore(oldest)) {
                            events++;
                            sink.accept(event);
                        }
                    }
                }
            }
        });
    }

    /// Segments, a few of the last ones from memory: one holds events of many minutes.
    private List<Segment> read(Shard shard, List<Long> wanted) {
        List<Long> missing = wanted.stream().filter(seq -> !kept.containsKey(new Place(shard, seq))).toList();
        segments += missing.size();
        Map<Place, Segment> found = new LinkedHashMap<>();
        wanted.forEach(seq -> {
            Segment known = kept.get(new Place(shard, seq));
            if (known != null) {
                found.put(new Place(shard, seq), known);
            }
        });
        if (!missing.isEmpty()) {
            log.segments(shard, missing).forEach(segment -> found.put(new Place(shard, segment.seq()), segment));
        }
        found.forEach((place, segment) -> {
            kept.remove(place);
            kept.put(place, segment);
        });
        while (kept.size() > SEGMENTS_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return List.copyOf(found.values());
    }
}
