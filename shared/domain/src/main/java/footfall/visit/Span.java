package footfall.visit;

import footfall.event.Event;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A stretch of one stream: one event, or several taken together. Spans merge in any order to the same result, so that
/// what a visit says depends on the set of its events alone. Marks are lists of none or one.
///
/// @param first      `at` of the earliest event
/// @param last       `at` of the latest event
/// @param steps      events of any type
/// @param events     counted events
/// @param pageviews  those of type page view
/// @param entry      page of the first page view
/// @param exit       page of the last page view
/// @param source     of the earliest event that tells any
/// @param technology of the earliest event that tells any
/// @param place      of the earliest event that tells any
/// @param user       of the latest event that tells one
/// @param before     the ids of the date before that events of it carry, in order; mostly none
public record Span(Instant first, Instant last, int steps, int events, int pageviews, List<Mark<String>> entry,
                   List<Mark<String>> exit, List<Mark<Source>> source, List<Mark<Technology>> technology,
                   List<Mark<Place>> place, List<Mark<String>> user, List<Carry> before) {
    public Span {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("last: " + last + ", not before first " + first);
        }
    }

    /// The span of one event.
    public static Span of(Event event) {
        Moment moment = Moment.of(event);
        boolean view = event.what() instanceof What.PageView;
        List<Mark<String>> page = view ? List.of(new Mark<>(moment, event.page().path())) : List.of();
        String user = event.who().user();
        return new Span(event.at(), event.at(), 1, event.what().counted() ? 1 : 0, view ? 1 : 0, page, page,
                event.source().isNone() ? List.of() : List.of(new Mark<>(moment, event.source())),
                event.technology().isNone() ? List.of() : List.of(new Mark<>(moment, event.technology())),
                event.place().isNone() ? List.of() : List.of(new Mark<>(moment, event.place())),
                user.isEmpty() ? List.of() : List.of(new Mark<>(moment, user)),
                event.streamBefore().map(stream -> new Carry(stream.visitor(), event.at(), event.at())).stream()
                        .toList());
    }

    /// Both together.
    public Span plus(Span other) {
        return new Span(first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last, steps + other.steps, events + other.events,
                pageviews + other.pageviews, Mark.first(entry, other.entry), Mark.last(exit, other.exit),
                Mark.first(source, other.source), Mark.first(technology, other.technology),
                Mark.first(place, other.place),
                Mark.last(user, other.user), Carry.together(before, other.before));
    }

    /// The same span, carrying these.
    public Span carrying(List<Carry> carries) {
        return new Span(first, last, steps, events, pageviews, entry, exit, source, technology, place, user, carries);
    }

    /// From the first event to the last; zero means that it is not known.
    public Duration duration() {
        return Duration.between(first, last);
    }
}
