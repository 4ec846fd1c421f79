package footfall.rollup;

import footfall.event.Event;
import footfall.identity.Stream;
import java.time.Instant;
import java.util.Comparator;

/// A visitor's earliest counted event, of all time or of an hour, and under which `visit:` rows it counts. The earlier
/// of two is the same in whatever order they come.
///
/// @param at when it happened
public record FirstSeen(Instant at, Belonging to) implements Comparable<FirstSeen> {
    private static final Comparator<FirstSeen> ORDER = Comparator.comparing(FirstSeen::at)
            .thenComparing(first -> first.to instanceof OfNone).thenComparing(first -> text(first.to));

    /// What the event belongs to. Of two at the same instant one of a visit goes before, then that of the smaller text.
    public sealed interface Belonging {}

    /// A visit, so that the values of the session count.
    ///
    /// @param session the client's own session id; "" if it sends none
    public record OfVisit(String session) implements Belonging {}

    /// No visit: the values of the event itself count.
    public record OfNone(VisitValues values) implements Belonging {}

    /// What one counted event tells of its visitor.
    public static FirstSeen of(Event event) {
        return new FirstSeen(event.at(), event.stream().map(Stream::session).<Belonging>map(OfVisit::new)
                .orElseGet(() -> new OfNone(VisitValues.of(event.source(), event.technology(), event.place()))));
    }

    /// The earlier of both.
    public FirstSeen earlier(FirstSeen other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(FirstSeen other) {
        return ORDER.compare(this, other);
    }

    private static String text(Belonging to) {
        return switch (to) {
            case OfVisit(String session) -> session;
            case OfNone(VisitValues values) -> String.join("\0", values.rows().values());
        };
    }
}
