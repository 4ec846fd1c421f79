package footfall.usecase.reduce;

import footfall.event.Event;
import footfall.event.What;
import footfall.identity.Stream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Counts events the plain way: sort, walk, add. ShareCount no code with the folds.
public final class Recount {
    /// What one row says.
    public static final class Row {
        long events;
        long pageviews;
        long sessions;
        long bounces;
        long durationMs;
        long durations;
        final Set<String> visitors = new HashSet<>();
        long newVisitors;

        /// Events, page views, sessions, bounces, milliseconds of sessions, sessions that have some, visitors.
        public List<Long> numbers() {
            return List.of(events, pageviews, sessions, bounces, durationMs, durations, (long) visitors.size(),
                    newVisitors);
        }
    }

    /// The rows by name: `total`, or `page`, `name`, `source` and the value.
    public final Map<String, Row> rows = new TreeMap<>();

    private final Set<Event> firsts;

    private Recount(Set<Event> firsts) {
        this.firsts = firsts;
    }

    /// The event of each visitor with which it is new; a daily id, with each that has none in the 26 hours before its
    /// hour.
    private static Set<Event> firsts(Collection<Event> events) {
        Map<String, List<Event>> counted = new TreeMap<>();
        for (Event event : events) {
            if (event.what().counted() && !event.who().visitor().isEmpty()) {
                counted.computeIfAbsent(event.who().visitor(), _ -> new ArrayList<>()).add(event);
            }
        }
        Set<Event> firsts = new HashSet<>();
        counted.forEach((visitor, own) -> {
            own.sort(Comparator.comparing(Event::at).thenComparing(event -> event.stream().isEmpty())
                    .thenComparing(event -> event.stream().isEmpty() ? source(event) : event.who().session()));
            for (Event event : own) {
                Instant since = event.at().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(26));
                boolean before = own.stream().takeWhile(other -> other != event)
                        .anyMatch(other -> !visitor.startsWith("d_") || !other.at().isBefore(since));
                if (!before) {
                    firsts.add(event);
                }
            }
        });
        return firsts;
    }

    private static String source(Event event) {
        return event.source().isNone() ? "Direct" : event.source().name();
    }

    /// The rows `page`, `name`, `total` and `source` of the events in `[from, to)`; all events that matter are handed
    /// in.
    public static Recount of(Collection<Event> events, Instant from, Instant to,
                      Function<Instant, Duration> timeouts) {
        Recount recount = new Recount(firsts(events));
        Map<Stream, List<Event>> lines = new TreeMap<>();
        for (Event event : events) {
            boolean in = !event.at().isBefore(from) && event.at().isBefore(to);
            if (in && event.what().counted()) {
                String visitor = event.who().visitor();
                recount.event(event, "total", event.stream().isEmpty() ? visitor : "");
                recount.event(event, "page " + event.page().path(), visitor);
                recount.event(event, "name " + event.what().name(), visitor);
                if (event.stream().isEmpty()) {
                    recount.event(event, "source " + source(event), visitor);
                    recount.ifFirst(event, "source " + source(event), visitor);
                }
            }
            event.stream().ifPresent(stream -> line(lines, event, stream).add(event));
        }
        Set<List<Event>> each = Collections.newSetFromMap(new IdentityHashMap<>());
        each.addAll(lines.values());
        each.forEach(list -> recount.sessions(list, from, to, timeouts));
        return recount;
    }

    /// The line of an event: that of its stream, and of the stream that it carries, made one if they were two.
    private static List<Event> line(Map<Stream, List<Event>> lines, Event event, Stream stream) {
        List<Event> line = lines.computeIfAbsent(stream, _ -> new ArrayList<>());
        if (event.who().before().isEmpty()) {
            return line;
        }
        List<Event> other = lines.computeIfAbsent(new Stream(event.who().before(), stream.session()),
                _ -> new ArrayList<>());
        if (other != line) {
            other.addAll(line);
            lines.replaceAll((_, each) -> each == line ? other : each);
        }
        return other;
    }

    private Row row(String key) {
        return rows.computeIfAbsent(key, _ -> new Row());
    }

    private void event(Event event, String key, String visitor) {
        Row row = row(key);
        row.events++;
        row.pageviews += event.what() instanceof What.PageView ? 1 : 0;
        if (!visitor.isEmpty()) {
            row.visitors.add(visitor);
        }
    }

    /// Whoever first comes in a visit of another id is not new.
    private void ifFirst(Event event, String key, String visitor) {
        if (firsts.contains(event) && event.who().visitor().equals(visitor)) {
            row(key).newVisitors++;
            row("total").newVisitors++;
        }
    }

    private void sessions(List<Event> events, Instant from, Instant to,
                          Function<Instant, Duration> timeouts) {
        events.sort(null);
        int begin = 0;
        for (int i = 1; i <= events.size(); i++) {
            boolean cut = i == events.size()
                    || Duration.between(events.get(i - 1).at(), events.get(i).at())
                            .compareTo(timeouts.apply(events.get(i).at())) > 0
                    || Duration.between(events.get(begin).at(), events.get(i).at()).compareTo(Duration.ofHours(24)) > 0;
            if (cut) {
                session(events.subList(begin, i), from, to);
                begin = i;
            }
        }
    }

    private void session(List<Event> events, Instant from, Instant to) {
        String source = "source " + events.stream().filter(event -> !event.source().isNone())
                .map(event -> event.source().name()).findFirst().orElse("Direct");
        String visitor = events.getFirst().who().visitor();
        for (Event event : events) {
            if (!event.at().isBefore(from) && event.at().isBefore(to) && event.what().counted()) {
                event(event, source, visitor);
                ifFirst(event, source, visitor);
                row("total").visitors.add(visitor);
            }
        }
        Instant start = events.getFirst().at();
        if (!start.isBefore(from) && start.isBefore(to)) {
            long duration = Duration.between(start, events.getLast().at()).toMillis();
            long views = events.stream().filter(event -> event.what() instanceof What.PageView).count();
            for (Row row : List.of(row("total"), row(source))) {
                row.sessions++;
                row.bounces += views <= 1 ? 1 : 0;
                row.durationMs += duration;
                row.durations += duration > 0 ? 1 : 0;
            }
        }
    }
}
