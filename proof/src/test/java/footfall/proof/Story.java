package footfall.proof;

import footfall.codec.ViewCodec;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.log.IdBucket;
import footfall.log.View;
import footfall.log.ViewKind;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.rollup.HourCounters;
import footfall.rollup.MinuteSlot;
import footfall.rollup.Rollup;
import footfall.rollup.Runs;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.FoldShard;
import footfall.visit.DayView;
import footfall.visit.HourVisits;
import footfall.visit.SessionRules;
import footfall.visit.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Events and how they arrive: what arrives at one tick is one message.
///
/// @param events  each with its ticks
/// @param folds   the ticks after which somebody folds
/// @param timeout of a visit, in seconds
record Story(List<Happening> events, Set<Integer> folds, int timeout) {
    private static final Instant BEGIN = Instant.parse("2026-03-01T20:00:00Z");
    /// When all days of a story are over.
    private static final Instant END = BEGIN.plus(Duration.ofDays(6));
    private static final Shard SHARD = new Shard(new SiteId("demo"), 0);
    private static final int TICK_SECONDS = 1_200;
    private static final String DUPLICATES = "skipped.duplicate";

    Story {
        events = List.copyOf(events);
        folds = new TreeSet<>(folds);
    }

    /// One event.
    ///
    /// @param second  after the beginning
    /// @param visitor 0 is nobody
    /// @param source  0 is none
    /// @param arrives at these ticks, the same event each time
    record Happening(int second, int visitor, int page, int source, Kind kind, List<Integer> arrives) {
        enum Kind { VIEW, OWN_SESSION, CUSTOM, ENGAGEMENT, REQUEST }

        Happening at(int moved) {
            return new Happening(moved, visitor, page, source, kind, arrives);
        }

        Happening on(int otherPage) {
            return new Happening(second, visitor, otherPage, source, kind, arrives);
        }

        @Override
        public String toString() {
            return "\n  " + kind + " of /" + page + " by " + visitor + " from " + source + " at "
                    + BEGIN.plusSeconds(second) + ", arrives at " + arrives;
        }

        private Event event(int number) {
            Instant at = BEGIN.plusSeconds(second);
            What what = switch (kind) {
                case VIEW, OWN_SESSION -> new What.PageView();
                case CUSTOM -> new What.Custom("buy", List.of());
                case ENGAGEMENT -> new What.Engagement(1_000, 10, 1);
                case REQUEST -> new What.Request("/api", "GET", 200, 3, -1, -1, "");
            };
            String who = visitor == 0 ? "" : "v" + visitor;
            Source from = source == 0 ? Source.NONE
                    : new Source("source " + source, "", "", "", "c" + number % 2, "", "", "");
            return new Event(new EventId(new UUID(0x4000L, 1L << 63 | number)), at, at, at.plusSeconds(1), false, what,
                    new Who(who, kind == Kind.OWN_SESSION ? "own" : "", "", !who.isEmpty() && kind != Kind.REQUEST),
                    new Page("example.org", "/" + page, ""), from,
                    number % 3 == 0 ? Technology.NONE : new Technology("Browser " + number % 2, "", "Linux", "", ""),
                    number % 4 == 0 ? Place.NONE : new Place("D" + (char) ('A' + number % 3), "", "", "", ""), Map.of(),
                    Map.of());
        }
    }

    /// The views that the events leave when they arrive as the story says, by name and in bytes.
    SortedMap<String, String> views() {
        House house = new House();
        for (int tick = 0; tick <= lastTick(); tick++) {
            List<Event> message = new ArrayList<>();
            for (int number = 0; number < events.size(); number++) {
                for (int arrival : events.get(number).arrives()) {
                    if (arrival == tick) {
                        message.add(events.get(number).event(number));
                    }
                }
            }
            house.take(message);
            if (folds.contains(tick)) {
                house.fold();
            }
        }
        return house.views();
    }

    /// The views that the same events leave when they arrive once, all at once, in order of time.
    SortedMap<String, String> plainViews() {
        House house = new House();
        List<Event> message = new ArrayList<>();
        for (int number = 0; number < events.size(); number++) {
            message.add(events.get(number).event(number));
        }
        message.sort(null);
        house.take(message);
        return house.views();
    }

    private int lastTick() {
        return events.stream().flatMap(event -> event.arrives().stream()).mapToInt(Integer::intValue).max().orElse(0);
    }

    /// A log and its views in memory.
    private final class House {
        private final MemoryLogStore log = new MemoryLogStore();
        private final MemoryViewStore views = new MemoryViewStore();
        private final AppendEvents append =
                new AppendEvents(log, views, _ -> Technology.NONE, source -> source, () -> this.now);
        private final FoldShard fold = new FoldShard(log, views);
        private Instant now = BEGIN;

        /// Appends when the last of the events is received, or later.
        void take(List<Event> message) {
            now = message.stream().map(Event::receivedAt).reduce(now, (one, other) -> one.isBefore(other) ? other : one)
                    .plusSeconds(TICK_SECONDS);
            append.append(SHARD, message.stream().<Delivery>map(event -> new Delivery.Read(new Arrival(event, "")))
                    .toList());
        }

        void fold() {
            fold.fold(SHARD, new SessionRules(Duration.ofSeconds(timeout)));
        }

        /// After a last event that ends all days.
        SortedMap<String, String> views() {
            now = END;
            take(List.of(new Happening((int) Duration.between(BEGIN, END).toSeconds(), 0, 0, 0, Happening.Kind.REQUEST,
                    List.of()).event(events.size())));
            fold();
            SortedMap<String, String> all = new TreeMap<>();
            for (ViewKind kind : ViewKind.values()) {
                for (View view : views.range(SHARD, kind, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
                    if (!(view instanceof DayView day && day.rollup().equals(Rollup.NONE))) {
                        View plain = unnumbered(view);
                        all.put(kind + " " + view.key().index() + " " + view.key().part(),
                                HexFormat.of().formatHex(ViewCodec.encode(plain)) + " " + plain);
                    }
                }
            }
            return all;
        }
    }

    /// A view without what names segments, and without the count of duplicates, which differs with them.
    private static View unnumbered(View view) {
        return switch (view) {
            case IdBucket ids -> new IdBucket(SHARD, ids.minute(), ids.part(), 0, ids.taken(), ids.noted(), List.of());
            case HourCounters counters -> {
                SortedMap<String, Long> pipeline = new TreeMap<>(counters.pipeline());
                pipeline.remove(DUPLICATES);
                yield new HourCounters(SHARD, counters.hour(), 0, counters.minutes().stream().map(minute ->
                        new MinuteSlot(minute.events(), minute.pageviews(), Runs.NONE)).toList(), counters.own(),
                        counters.buckets(), pipeline);
            }
            case Slot slot -> new Slot(SHARD, slot.hour(), slot.bucket(), 0, slot.spans());
            case HourVisits visits -> new HourVisits(SHARD, visits.hour(), 0, visits.rollup());
            case DayView day -> new DayView(SHARD, day.day(), 0, day.rollup());
            default -> throw new IllegalArgumentException("view: " + view.getClass() + ", must be said here");
        };
    }
}
