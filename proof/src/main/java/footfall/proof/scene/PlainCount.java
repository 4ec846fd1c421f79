package footfall.proof.scene;

import footfall.event.Event;
import footfall.event.What;
import footfall.identity.Stream;
import footfall.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts events the plain way: sort, walk, add. ShareCount no code with the product's folds and reports.
final class PlainCount {
    private static final Duration SESSION_MAX = Duration.ofHours(24);

    private final Map<String, Row> rows = new TreeMap<>();
    private final TimeRange range;
    private final Duration timeout;

    /// What one row adds up to.
    static final class Row {
        private long events;
        private long pageviews;
        private long sessions;
        private long bounces;
        private long durationMs;
        private long durations;
        private final Set<String> visitors = new HashSet<>();

        /// events, pageviews, visitors, sessions, bounces, the sum of durations in ms, sessions with one.
        List<Long> numbers() {
            return List.of(events, pageviews, (long) visitors.size(), sessions, bounces, durationMs, durations);
        }
    }

    private PlainCount(TimeRange range, Duration timeout) {
        this.range = range;
        this.timeout = timeout;
    }

    /// The rows `total`, `page ...` and `source ...` of the events in a range.
    ///
    /// @param events all that matter, also those around the range
    static Map<String, Row> of(Collection<Event> events, TimeRange range, Duration timeout) {
        PlainCount count = new PlainCount(range, timeout);
        Map<Stream, List<Event>> streams = new TreeMap<>();
        for (Event event : events) {
            if (range.contains(event.at()) && event.what().counted()) {
                count.event(event, "total");
                count.event(event, "page " + event.page().path());
                if (event.stream().isEmpty()) {
                    count.event(event, "source " + name(event));
                }
            }
            event.stream().ifPresent(stream -> streams.computeIfAbsent(stream, _ -> new ArrayList<>()).add(event));
        }
        streams.values().forEach(count::sessions);
        return count.rows;
    }

    private static String name(Event event) {
        return event.source().isNone() ? "Direct" : event.source().name();
    }

    private Row row(String key) {
        return rows.computeIfAbsent(key, _ -> new Row());
    }

    private void event(Event event, String key) {
        Row row = row(key);
        row.events++;
        row.pageviews += event.what() instanceof What.PageView ? 1 : 0;
        if (!event.who().visitor().isEmpty()) {
            row.visitors.add(event.who().visitor());
        }
    }

    private void sessions(List<Event> events) {
        events.sort(null);
        int begin = 0;
        for (int i = 1; i <= events.size(); i++) {
            boolean cut = i == events.size()
                    || Duration.between(events.get(i - 1).at(), events.get(i).at()).compareTo(timeout) > 0
                    || Duration.between(events.get(begin).at(), events.get(i).at()).compareTo(SESSION_MAX) > 0;
            if (cut) {
                session(events.subList(begin, i));
                begin = i;
            }
        }
    }

    private void session(List<Event> events) {
        String source = "source " + events.stream().filter(event -> !event.source().isNone()).map(PlainCount::name)
                .findFirst().orElse("Direct");
        for (Event event : events) {
            if (range.contains(event.at()) && event.what().counted()) {
                event(event, source);
            }
        }
        if (range.contains(events.getFirst().at())) {
            long duration = Duration.between(events.getFirst().at(), events.getLast().at()).toMillis();
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
