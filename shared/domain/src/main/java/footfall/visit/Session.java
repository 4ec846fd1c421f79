package footfall.visit;

import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.identity.Stream;
import footfall.rollup.VisitValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One visit: neighbouring spans of a stream.
///
/// @param span   all of it
/// @param pieces its spans in order of time; no piece crosses an hour
public record Session(Stream stream, Span span, List<Span> pieces) {
    public Session {
        pieces = List.copyOf(pieces);
    }

    /// The sessions that a stream's spans make.
    ///
    /// @param spans in order of time, from the beginning of a session
    public static List<Session> of(Stream stream, List<Span> spans, SessionRules rules) {
        List<Session> sessions = new ArrayList<>();
        List<Span> pieces = new ArrayList<>();
        for (Span span : spans) {
            if (!pieces.isEmpty() && begins(span, pieces, rules)) {
                sessions.add(of(stream, pieces));
                pieces.clear();
            }
            pieces.add(span);
        }
        if (!pieces.isEmpty()) {
            sessions.add(of(stream, pieces));
        }
        return sessions;
    }

    private static boolean begins(Span span, List<Span> pieces, SessionRules rules) {
        Duration since = Duration.between(pieces.getFirst().first(), span.first());
        return rules.parts(pieces.getLast().last(), span.first()) || since.compareTo(SessionRules.SESSION_MAX) > 0;
    }

    private static Session of(Stream stream, List<Span> pieces) {
        return new Session(stream, pieces.stream().reduce(Span::plus).orElseThrow(), pieces);
    }

    /// Whether it has at most one page view.
    public boolean isBounce() {
        return span.pageviews() <= 1;
    }

    /// The rows under which it and its events are counted.
    public VisitValues values() {
        return VisitValues.of(span.source().isEmpty() ? Source.NONE : span.source().getFirst().value(),
                span.technology().isEmpty() ? Technology.NONE : span.technology().getFirst().value(),
                span.place().isEmpty() ? Place.NONE : span.place().getFirst().value());
    }
}
