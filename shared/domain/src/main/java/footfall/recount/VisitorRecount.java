package footfall.recount;

import footfall.event.Event;
import footfall.event.EventId;
import footfall.rollup.Dimension;
import footfall.rollup.FirstSeen;
import footfall.rollup.HourVisitors;
import footfall.rollup.VisitValues;
import footfall.rollup.VisitorHash;
import footfall.time.Hour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who is new, counted again: all events of the log go by in order of time, an hour at a time. Holds the daily ids of
/// 27 hours; of given visitors the mark of each hour's new ones, by which the view's list is known to be right.
public final class VisitorRecount {
    private static final Pattern DAILY = Pattern.compile("d_[0-9A-Za-z_-]{22}");
    private static final long DAILY_HOURS = 26;

    private final @Nullable Map<Hour, VisitorMark> given;
    private final SortedMap<Hour, Set<Long>> dailyBefore = new TreeMap<>();

    /// @param given of each hour the given visitors whose first counted event of all lies in it; empty: that is not
    ///              known, and who of them the views call new is believed
    public VisitorRecount(Optional<Map<Hour, VisitorMark>> given) {
        this.given = given.orElse(null);
    }

    /// Whether an event counts for a visitor whom the client named.
    public static boolean isOfGiven(Event event) {
        return isOfVisitor(event) && !DAILY.matcher(event.who().visitor()).matches();
    }

    private static boolean isOfVisitor(Event event) {
        return event.what().counted() && !event.who().visitor().isEmpty();
    }

    /// Takes the events of the next hour.
    ///
    /// @param hour   later than any before
    /// @param events all of the hour, in any order
    /// @param view   what is said of the hour
    /// @param found  where it says something else is added here
    /// @return the events with which a visitor is new
    public Set<EventId> next(Hour hour, List<Event> events, HourVisitors view, Collection<Difference> found) {
        Map<Long, Event> daily = new TreeMap<>();
        Map<Long, Event> all = new TreeMap<>();
        for (Event event : events) {
            if (isOfVisitor(event)) {
                long visitor = VisitorHash.of(event.who().visitor());
                (isOfGiven(event) ? all : daily).merge(visitor, event, (one, other) ->
                        isBefore(other, one) ? other : one);
            }
        }
        all.keySet().retainAll(view.given().keySet());
        String where = "visitors " + hour.start();
        compare(where, "daily", daily, view.daily(), found);
        compare(where, "given", all, view.given(), found);
        if (given != null) {
            compareGiven(hour, given.getOrDefault(hour, VisitorMark.NONE), view, found);
        }
        dailyBefore.headMap(new Hour(hour.index() - DAILY_HOURS)).clear();
        Set<EventId> fresh = new HashSet<>();
        daily.forEach((visitor, event) -> {
            if (dailyBefore.values().stream().noneMatch(seen -> seen.contains(visitor))) {
                fresh.add(event.id());
            }
        });
        all.values().forEach(event -> fresh.add(event.id()));
        dailyBefore.put(hour, daily.keySet());
        return fresh;
    }

    private static void compareGiven(Hour hour, VisitorMark log, HourVisitors view, Collection<Difference> found) {
        Map<Long, Instant> there = new TreeMap<>();
        view.given().forEach((visitor, first) -> there.put(visitor, first.at()));
        if (!log.equals(VisitorMark.of(there))) {
            found.add(new Difference("visitors " + hour.start(), "given visitors who are new", log.count()
                    + " of one set", there.size() + " of another"));
        }
    }

    private static void compare(String where, String which, Map<Long, Event> log, Map<Long, FirstSeen> view,
                                Collection<Difference> found) {
        TreeSet<Long> visitors = new TreeSet<>(log.keySet());
        visitors.addAll(view.keySet());
        for (long visitor : visitors) {
            String mine = log.containsKey(visitor) ? first(log.get(visitor)).toString() : "not seen";
            String theirs = view.containsKey(visitor) ? view.get(visitor).toString() : "not seen";
            Comparison.text(where, "%s visitor %016x".formatted(which, visitor), mine, theirs, found);
        }
    }

    private static FirstSeen first(Event event) {
        if (event.who().visits()) {
            return new FirstSeen(event.at(), new FirstSeen.OfVisit(event.who().session()));
        }
        Map<Dimension, String> rows = new EnumMap<>(Dimension.class);
        Values.of(event.source(), event.technology(), event.place())
                .forEach((dimension, value) -> rows.put(dimension, dimension.row(value)));
        return new FirstSeen(event.at(), new FirstSeen.OfNone(new VisitValues(rows)));
    }

    /// Earlier; at the same instant what belongs to a visit, then what has the smaller texts.
    private static boolean isBefore(Event one, Event other) {
        if (!one.at().equals(other.at())) {
            return one.at().isBefore(other.at());
        }
        if (one.who().visits() != other.who().visits()) {
            return one.who().visits();
        }
        return texts(one).compareTo(texts(other)) < 0;
    }

    private static String texts(Event event) {
        List<String> texts = new ArrayList<>();
        Values.of(event.source(), event.technology(), event.place())
                .forEach((dimension, value) -> texts.add(dimension.row(value)));
        return event.who().visits() ? event.who().session() : String.join("\0", texts);
    }
}
