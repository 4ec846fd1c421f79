package footfall.visit;

import footfall.event.Event;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.Who;
import footfall.identity.Stream;
import footfall.rollup.VisitValues;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
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

    /// Whether an event that a server reports may have been earned in this session: it is of its user, or of its
    /// visitor, and would be a part of it if it were a visitor's own.
    public boolean mayHaveEarned(Event event, SessionRules rules) {
        boolean ofUser = !event.who().user().isEmpty()
                && span.user().stream().anyMatch(user -> user.value().equals(event.who().user()));
        boolean ofVisitor = pieces.stream()
                .anyMatch(piece -> piece.stream().visitor().equals(event.who().visitor()));
        return (ofUser || ofVisitor) && !span.first().isAfter(event.at()) && !rules.parts(span.last(), event.at());
    }

    /// An event that a server reported of this session, with what the session knows of who was there.
    public Event lend(Event event) {
        Who who = new Who(stream.visitor(), event.who().session(), event.who().user(), false);
        Page page = event.page().path().equals(Page.NONE_PATH) ? new Page(event.page().host(), pageAt(event.at()),
                event.page().title()) : event.page();
        return event.by(who).told(page, span.source().stream().map(Mark::value).findFirst().orElse(Source.NONE),
                span.technology().stream().map(Mark::value).findFirst().orElse(Technology.NONE),
                span.place().stream().map(Mark::value).findFirst().orElse(Place.NONE));
    }

    /// The page of the last view up to an instant.
    private String pageAt(Instant at) {
        return pieces.stream().flatMap(piece -> piece.span().exit().stream())
                .filter(mark -> !mark.moment().at().isAfter(at)).max(Comparator.comparing(Mark::moment))
                .map(Mark::value).orElse(Page.NONE_PATH);
    }

    /// Where it came from.
    public Source source() {
        return span.source().isEmpty() ? Source.NONE : span.source().getFirst().value();
    }

    /// The rows under which it and its events are counted.
    public VisitValues values() {
        return VisitValues.of(source(),
                span.technology().isEmpty() ? Technology.NONE : span.technology().getFirst().value(),
                span.place().isEmpty() ? Place.NONE : span.place().getFirst().value());
    }
}
