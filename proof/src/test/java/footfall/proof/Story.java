package footfall.proof;

import footfall.codec.QueueCodec;
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
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.TrialFold;
import footfall.visit.SessionRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
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

    Story {
        events = List.copyOf(events);
        folds = new TreeSet<>(folds);
    }

    /// One event.
    ///
    /// @param second  after the beginning
    /// @param visitor 0 is nobody; 3 has one id a date, and carries the one before in the first timeout of a date
    /// @param source  0 is none
    /// @param arrives at these ticks, the same event each time
    record Happening(int second, int visitor, int page, int source, Kind kind, List<Integer> arrives) {
        private static final int DAILY = 3;

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

        private static String daily(LocalDate date) {
            return "d_" + ("of_the_date_" + date);
        }

        private Event event(int number, int timeout) {
            Instant at = BEGIN.plusSeconds(second);
            What what = switch (kind) {
                case VIEW, OWN_SESSION -> new What.PageView();
                case CUSTOM -> new What.Custom("buy", number % 3 == 0 ? List.of() : List.of(new What.Revenue(
                        new BigDecimal("0.10").add(BigDecimal.valueOf(number - 5)), number % 3 == 1 ? "EUR" : "USD")));
                case ENGAGEMENT -> new What.Engagement(1_000, 10, 1);
                case REQUEST -> new What.Request("/api", "GET", 200, 3, -1, -1, "");
            };
            LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
            boolean late = Duration.between(date.atStartOfDay(ZoneOffset.UTC).toInstant(), at).toSeconds() < timeout;
            String who = visitor == 0 ? "" : visitor == DAILY ? daily(date) : "v" + visitor;
            String before = visitor == DAILY && late ? daily(date.minusDays(1)) : "";
            Source from = source == 0 ? Source.NONE
                    : new Source("source " + source, "", "", "", "c" + number % 2, "", "", "");
            return new Event(new EventId(new UUID(0x4000L, 1L << 63 | number)), at, at, at.plusSeconds(1), false, what,
                    new Who(who, kind == Kind.OWN_SESSION ? "own" : "", number % 5 < 2 ? "u" + number % 5 : "",
                            !who.isEmpty() && kind != Kind.REQUEST, before),
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
                        message.add(events.get(number).event(number, timeout));
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
            message.add(events.get(number).event(number, timeout));
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
                new AppendEvents(log, views, Enrichment.NONE,
                TrialFold.standard(), QueueCodec::content, () -> this.now);
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
                    List.of()).event(events.size(), timeout)));
            fold();
            return PlainViews.of(views, SHARD);
        }
    }
}
