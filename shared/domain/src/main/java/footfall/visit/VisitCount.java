package footfall.visit;

import footfall.identity.Stream;
import footfall.rollup.FirstSeen;
import footfall.rollup.Rollup;
import footfall.rollup.RollupBuilder;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import footfall.rollup.VisitValues;
import footfall.rollup.VisitorHash;
import footfall.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts sessions, and their events under the values of their session.
public final class VisitCount {
    private VisitCount() {}

    /// The visits of a range of whole hours.
    ///
    /// @param sessions every session with a piece in the range
    /// @param fresh    the visitors whose first counted event lies in the range, by their hash
    /// @return total: the sessions that start in the range, the visitors of sessions with counted events in it, and the
    ///         new visitors; `visit:` rows: those, and the events in the range
    public static Rollup of(Collection<Session> sessions, TimeRange range, Map<Long, FirstSeen> fresh) {
        RollupBuilder rollup = new RollupBuilder();
        for (Session session : sessions) {
            Tally start = range.contains(session.span().first()) ? starting(session) : Tally.NONE;
            Tally events = events(session, range);
            rollup.addTotal(start.plus(Tally.ofEvents(0, 0, events.visitors())));
            session.values().addTo(rollup, start.plus(events));
        }
        addNew(fresh, sessions, rollup);
        return rollup.build();
    }

    /// Whose first counted event lies in a visit of another id, that of the date before, is not new: it was there then.
    private static void addNew(Map<Long, FirstSeen> fresh, Collection<Session> sessions, RollupBuilder rollup) {
        Map<Long, List<Session>> ofNew = new HashMap<>();
        for (Session session : fresh.isEmpty() ? List.<Session>of() : sessions) {
            long visitor = VisitorHash.of(session.stream().visitor());
            if (fresh.containsKey(visitor)) {
                ofNew.computeIfAbsent(visitor, _ -> new ArrayList<>()).add(session);
            }
        }
        fresh.forEach((visitor, first) -> values(first, ofNew.getOrDefault(visitor, List.of())).ifPresent(values -> {
            rollup.addTotal(Tally.NEW_VISITOR);
            values.addTo(rollup, Tally.NEW_VISITOR);
        }));
    }

    private static Optional<VisitValues> values(FirstSeen first, List<Session> own) {
        return switch (first.to()) {
            case FirstSeen.OfNone(VisitValues values) -> Optional.of(values);
            case FirstSeen.OfVisit(String name) -> own.stream()
                    .filter(session -> session.has(new Stream(session.stream().visitor(), name), first.at()))
                    .findFirst().map(Session::values);
        };
    }

    /// What a session adds where it starts.
    public static Tally starting(Session session) {
        Duration duration = session.span().duration();
        return new Tally(0, 0, 1, session.isBounce() ? 1 : 0, duration.toMillis(), duration.isZero() ? 0 : 1, 0,
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
