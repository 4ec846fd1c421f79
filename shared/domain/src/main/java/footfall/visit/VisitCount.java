package footfall.visit;

import footfall.rollup.Rollup;
import footfall.rollup.RollupBuilder;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import footfall.rollup.VisitorHash;
import footfall.time.TimeRange;
import java.time.Duration;
import java.util.Collection;

/// Counts sessions, and their events under the values of their session.
public final class VisitCount {
    private VisitCount() {}

    /// The visits of a range of whole hours.
    ///
    /// @param sessions every session with a piece in the range
    /// @return total: the sessions that start in the range, and the visitors of sessions with counted events in it;
    ///         `visit:` rows: those sessions, and the events in the range
    public static Rollup of(Collection<Session> sessions, TimeRange range) {
        RollupBuilder rollup = new RollupBuilder();
        for (Session session : sessions) {
            Tally start = range.contains(session.span().first()) ? starting(session) : Tally.NONE;
            Tally events = events(session, range);
            rollup.addTotal(start.plus(Tally.ofEvents(0, 0, events.visitors())));
            session.values().addTo(rollup, start.plus(events));
        }
        return rollup.build();
    }

    /// What a session adds where it starts.
    public static Tally starting(Session session) {
        Duration duration = session.span().duration();
        return new Tally(0, 0, 1, session.isBounce() ? 1 : 0, duration.toMillis(), duration.isZero() ? 0 : 1,
                Uniques.NONE);
    }

    private static Tally events(Session session, TimeRange range) {
        long events = 0;
        long pageviews = 0;
        for (Piece part : session.pieces()) {
            Span piece = part.span();
            if (range.contains(piece.first())) {
                events += piece.events();
                pageviews += piece.pageviews();
            }
        }
        return Tally.ofEvents(events, pageviews,
                events > 0 ? Uniques.of(VisitorHash.of(session.stream().visitor())) : Uniques.NONE);
    }
}
