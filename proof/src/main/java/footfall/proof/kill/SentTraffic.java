package footfall.proof.kill;

import footfall.event.Event;
import footfall.rollup.Uniques;
import footfall.rollup.VisitorHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Page views that were sent, and what a report must say of them.
final class SentTraffic {
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private final List<Event> events = new ArrayList<>();

    void add(Event event) {
        events.add(event);
    }

    long pageviews() {
        return events.size();
    }

    /// As reports count them: exactly, or by the sketch of this very set.
    long visitors() {
        return Uniques.of(events.stream().mapToLong(event -> VisitorHash.of(event.who().visitor())).toArray()).count();
    }

    Map<String, Long> byPage() {
        Map<String, Long> pages = new TreeMap<>();
        events.forEach(event -> pages.merge(event.page().path(), 1L, Long::sum));
        return pages;
    }

    /// Page views of each visit.
    List<Integer> visits() {
        Map<String, List<Instant>> byVisitor = new TreeMap<>();
        events.forEach(event -> byVisitor
                .computeIfAbsent(event.who().visitor(), _ -> new ArrayList<>()).add(event.at()));
        List<Integer> visits = new ArrayList<>();
        for (List<Instant> times : byVisitor.values()) {
            times.sort(Instant::compareTo);
            int views = 1;
            for (int i = 1; i < times.size(); i++) {
                if (Duration.between(times.get(i - 1), times.get(i)).compareTo(TIMEOUT) > 0) {
                    visits.add(views);
                    views = 0;
                }
                views++;
            }
            visits.add(views);
        }
        return visits;
    }

    /// The body of a request that sends page views.
    static String body(List<Event> events) {
        List<String> parts = events.stream().map(event -> """
                {"id":"%s","type":"pageview","at":"%s","url":"https://site.example%s","visitor":"%s",%s\
                "context":{"browser":"%s","os":"%s","device":"Desktop","country":"%s"}}""".formatted(event.id(),
                event.at(), event.page().path(), event.who().visitor(), event.source().referrer().isEmpty() ? ""
                        : "\"referrer\":\"https://" + event.source().referrer() + "/\",",
                event.technology().browser(), event.technology().os(), event.place().country())).toList();
        return "{\"events\":[" + String.join(",", parts) + "]}";
    }
}
