package footfall.prefix;

import footfall.identity.Fingerprint;
import footfall.identity.Stream;
import footfall.listing.VisitorVisits;
import footfall.log.ViewKey;
import footfall.rollup.FirstSeen;
import footfall.rollup.HourVisitors;
import footfall.rollup.VisitorHash;
import footfall.time.Hour;
import footfall.visit.Mark;
import footfall.visit.Piece;
import footfall.visit.Session;
import footfall.visit.SessionRules;
import footfall.visit.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What is known of some visitors at the end of the tail: when they came first, and their visits, read back from when
/// they were seen last. For one thread and one reading.
public final class SeenVisitors {
    /// The most slots that are read for some visitors together.
    public static final int SLOTS_MAX = 4_096;
    private static final int SLOTS_AT_ONCE = 512;
    private static final Duration UNCOUNTED_MAX = SessionRules.SESSION_MAX.multipliedBy(2);

    private final ShardState state;
    private final SessionRules rules;
    private final PrefixViews views;
    private final Map<String, Back> backs = new TreeMap<>();
    private final Instant oldest;

    /// @param oldest visits that are over by then are not read
    public SeenVisitors(ShardState state, SessionRules rules, Instant oldest) {
        this.state = state;
        this.rules = rules;
        this.views = state.views();
        this.oldest = oldest;
    }

    /// How far back a visitor's slots are read.
    private static final class Back {
        private final List<Instant> first;
        private final boolean daily;
        private final List<Line> lines = new ArrayList<>();
        private Hour next;
        private Hour low;

        private Back(List<Instant> first, boolean daily, Hour high, Hour low) {
            this.first = first;
            this.daily = daily;
            this.next = high;
            this.low = low;
        }

        private boolean isDone() {
            return next.compareTo(low) < 0;
        }
    }

    /// What is known of each of some visitors.
    ///
    /// @param seen when each was seen last, or a later instant
    public Map<String, VisitorVisits> of(Map<String, Instant> seen) {
        begin(seen);
        int read = 0;
        while (backs.values().stream().anyMatch(back -> !back.isDone())) {
            Map<String, List<Hour>> wanted = new HashMap<>();
            Set<ViewKey> keys = next(wanted);
            read += keys.size();
            if (read > SLOTS_MAX) {
                break;
            }
            views.load(keys);
            wanted.forEach((visitor, hours) -> hours.forEach(hour -> take(visitor, hour)));
        }
        Map<String, VisitorVisits> found = new HashMap<>();
        backs.forEach((visitor, back) -> found.put(visitor, visits(visitor, back)));
        return found;
    }

    private void begin(Map<String, Instant> seen) {
        List<String> given = seen.keySet().stream().filter(visitor -> !Fingerprint.isDaily(visitor)).toList();
        Map<Long, Instant> firsts = state.newVisitors().firsts(given.stream().map(VisitorHash::of).toList());
        Hour limit = Hour.of(oldest.minus(SessionRules.SESSION_MAX));
        seen.forEach((visitor, last) -> {
            boolean daily = Fingerprint.isDaily(visitor);
            List<Instant> first = daily ? List.of()
                    : Optional.ofNullable(firsts.get(VisitorHash.of(visitor))).stream().toList();
            // Of whom nothing is counted there can be little, and of whom nothing is known nothing.
            Hour low = daily ? limit
                    : Hour.of(first.isEmpty() ? last.minus(UNCOUNTED_MAX) : first.getFirst());
            backs.put(visitor, new Back(first, daily, Hour.of(last), low.compareTo(limit) > 0 ? low : limit));
        });
    }

    /// The slots to read next: those of whoever is latest, hour by hour.
    private Set<ViewKey> next(Map<String, List<Hour>> wanted) {
        Set<ViewKey> keys = new LinkedHashSet<>();
        while (keys.size() < SLOTS_AT_ONCE) {
            Optional<Hour> hour = backs.values().stream().filter(back -> !back.isDone()).map(back -> back.next)
                    .max(Comparator.naturalOrder());
            if (hour.isEmpty()) {
                break;
            }
            backs.forEach((visitor, back) -> {
                if (!back.isDone() && back.next.equals(hour.get())) {
                    keys.add(Slot.key(state.head().shard(), back.next, VisitorHash.bucket(visitor)));
                    wanted.computeIfAbsent(visitor, _ -> new ArrayList<>()).add(back.next);
                    back.next = back.next.previous();
                }
            });
        }
        return keys;
    }

    private void take(String visitor, Hour hour) {
        Slot slot = views.slot(hour, VisitorHash.bucket(visitor));
        Back back = backs.get(visitor);
        Line.Reach reach = new Line.Reach(rules, Instant.MAX, false);
        for (Stream stream : slot.spans().keySet()) {
            if (stream.visitor().equals(visitor)) {
                if (back.daily && back.lines.isEmpty()) {
                    Hour low = new Hour(hour.index() - HourVisitors.DAILY_HOURS);
                    back.low = low.compareTo(back.low) > 0 ? low : back.low;
                }
                back.lines.add(Line.of(stream, hour, reach));
            }
        }
    }

    private VisitorVisits visits(String visitor, Back back) {
        Line.Reach reach = new Line.Reach(rules, Instant.MAX, false);
        Collection<Piece> pieces = back.lines.isEmpty() ? List.of()
                : Lines.pieces(views, state.head().shard(), reach, back.lines);
        List<Session> own = Session.of(pieces, rules).stream()
                .filter(session -> session.stream().visitor().equals(visitor)).toList();
        List<Mark<String>> user = VisitorVisits.latest(own.stream().flatMap(session -> session.span().user().stream()));
        List<Instant> last = own.stream().map(session -> session.span().last()).max(Comparator.naturalOrder()).stream()
                .toList();
        return new VisitorVisits(back.daily ? firstOfDaily(visitor, last) : back.first, last, user, own.size(),
                own.stream().mapToLong(session -> session.span().events()).sum(),
                own.stream().mapToLong(session -> session.span().pageviews()).sum(), back.isDone());
    }

    /// The first counted event of a daily id: the hours of its day know it.
    private List<Instant> firstOfDaily(String visitor, List<Instant> last) {
        List<Instant> found = new ArrayList<>();
        for (Instant seen : last) {
            Hour hour = Hour.of(seen);
            state.newVisitors().prepare(List.of(hour));
            for (long index = hour.index() - HourVisitors.DAILY_HOURS; index <= hour.index(); index++) {
                Optional.ofNullable(state.newVisitors().of(new Hour(index)).daily().get(VisitorHash.of(visitor)))
                        .map(FirstSeen::at).ifPresent(found::add);
            }
        }
        return found.stream().min(Comparator.naturalOrder()).stream().toList();
    }
}
