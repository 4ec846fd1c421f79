package footfall.recount;

import footfall.event.Event;
import footfall.event.What;
import footfall.identity.Stream;
import footfall.rollup.VisitorHash;
import footfall.time.Hour;
import footfall.visit.Slot;
import footfall.visit.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What each stream did in one hour, counted again.
public final class SlotRecount {
    private final Hour hour;
    private final SortedMap<Stream, Sum> log = new TreeMap<>();
    private final SortedSet<String> carried = new TreeSet<>();

    /// @param events the events of the hour
    public SlotRecount(Hour hour, List<Event> events) {
        this.hour = hour;
        for (Event event : events) {
            if (event.who().visits() && !event.who().visitor().isEmpty()) {
                Stream stream = new Stream(event.who().visitor(), event.who().session());
                log.merge(stream, new Sum(1, event.what().counted() ? 1 : 0,
                        event.what() instanceof What.PageView ? 1 : 0, event.at(), event.at()), Sum::plus);
                if (!event.who().before().isEmpty() && !event.who().before().equals(event.who().visitor())) {
                    carried.add(event.who().before() + " by " + stream);
                }
            }
        }
    }

    /// Where the hour's slots together say something else.
    public List<Difference> differences(List<Slot> slots) {
        SortedMap<Stream, Sum> views = new TreeMap<>();
        slots.forEach(slot -> slot.spans().forEach((stream, spans) ->
                spans.forEach(span -> views.merge(stream, Sum.of(span), Sum::plus))));
        SortedSet<String> told = new TreeSet<>();
        SortedSet<String> linked = new TreeSet<>();
        for (Slot slot : slots) {
            slot.spans().forEach((stream, spans) -> spans.forEach(span -> span.before()
                    .forEach(carry -> told.add(carry.visitor() + " by " + stream))));
            slot.carriers().forEach((stream, by) -> by.forEach(visitor ->
                    linked.add(stream.visitor() + " by " + new Stream(visitor, stream.session()))));
        }
        TreeSet<Stream> streams = new TreeSet<>(log.keySet());
        streams.addAll(views.keySet());
        List<Difference> found = new ArrayList<>();
        for (Stream stream : streams) {
            Comparison.text("slots " + hour.start(), name(stream), text(log, stream), text(views, stream), found);
        }
        Comparison.text("slots " + hour.start(), "carried", carried.toString(), told.toString(), found);
        Comparison.text("slots " + hour.start(), "carriers", carried.toString(), linked.toString(), found);
        return found;
    }

    /// Not the visitor's id: differences are logged.
    private static String name(Stream stream) {
        return "stream of visitor %016x".formatted(VisitorHash.of(stream.visitor()))
                + (stream.session().isEmpty() ? "" : " in a session of the client's");
    }

    private static String text(SortedMap<Stream, Sum> lines, Stream stream) {
        Sum line = lines.get(stream);
        return line == null ? "nothing" : line.toString();
    }

    private record Sum(int steps, int events, int pageviews, Instant first, Instant last) {
        static Sum of(Span span) {
            return new Sum(span.steps(), span.events(), span.pageviews(), span.first(), span.last());
        }

        Sum plus(Sum other) {
            return new Sum(steps + other.steps, events + other.events, pageviews + other.pageviews,
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }

        @Override
        public String toString() {
            return steps + " events, " + events + " counted, " + pageviews + " page views, " + first + " to " + last;
        }
    }
}
