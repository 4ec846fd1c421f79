package footfall.visit;

import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.identity.Stream;
import footfall.rollup.VisitValues;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// One visit: neighbouring spans of a stream; where its events carry the id of the date before, also of that one's. So
/// a visit that began before midnight keeps the visitor with whom it began.
///
/// @param stream that of its first event
/// @param span   all of it
/// @param pieces its spans in order of time; no piece crosses an hour
public record Session(Stream stream, Span span, List<Piece> pieces) {
    public Session {
        pieces = List.copyOf(pieces);
    }

    /// The sessions that spans make.
    ///
    /// @param pieces each once, in any order; each stream from the beginning of a session on
    public static List<Session> of(Collection<Piece> pieces, SessionRules rules) {
        return new SessionCut(rules).sessions(pieces);
    }

    /// The session of these pieces.
    ///
    /// @param pieces in order of time, at least one
    static Session whole(List<Piece> pieces) {
        return new Session(pieces.getFirst().stream(),
                pieces.stream().map(Piece::span).reduce(Span::plus).orElseThrow(), pieces);
    }

    /// Whether it has at most one page view.
    public boolean isBounce() {
        return span.pageviews() <= 1;
    }

    /// Whether it has an event of a stream at an instant; of an hour with many events, or of one within ten seconds.
    public boolean has(Stream of, Instant at) {
        return pieces.stream().anyMatch(piece -> piece.stream().equals(of) && !at.isBefore(piece.span().first())
                && !at.isAfter(piece.span().last()));
    }

    /// The rows under which it and its events are counted.
    public VisitValues values() {
        return VisitValues.of(span.source().isEmpty() ? Source.NONE : span.source().getFirst().value(),
                span.technology().isEmpty() ? Technology.NONE : span.technology().getFirst().value(),
                span.place().isEmpty() ? Place.NONE : span.place().getFirst().value());
    }
}
