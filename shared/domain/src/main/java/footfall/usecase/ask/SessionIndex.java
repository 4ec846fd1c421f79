package footfall.usecase.ask;

import footfall.event.Event;
import footfall.event.Source;
import footfall.identity.Stream;
import footfall.prefix.ShardState;
import footfall.rollup.VisitValues;
import footfall.time.Hour;
import footfall.visit.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The sessions around some hours, to be found by one of their events.
final class SessionIndex {
    private final Map<Start, Known> sessions = new HashMap<>();
    private final Map<Stream, NavigableMap<Instant, Known>> pieces = new HashMap<>();

    private record Start(Stream stream, Instant at) {}

    private record Known(Session session, Belonging belonging) {}

    /// To what an event belongs.
    ///
    /// @param source  from where
    /// @param values  under which it is counted
    /// @param visitor as whom: the one with whom its session began; "" if none
    record Belonging(Source source, VisitValues values, String visitor) {}

    /// The sessions with an event in these hours.
    ///
    /// @param hours ascending
    static SessionIndex of(ShardState state, Collection<Hour> hours) {
        SessionIndex index = new SessionIndex();
        List<Hour> all = List.copyOf(hours);
        int begin = 0;
        for (int i = 1; i <= all.size(); i++) {
            if (i == all.size() || !all.get(i).equals(all.get(i - 1).next())) {
                index.add(state.sessions(all.get(begin), all.get(i - 1).next()));
                begin = i;
            }
        }
        return index;
    }

    private void add(Collection<Session> more) {
        for (Session session : more) {
            Known known = new Known(session, of(session));
            if (sessions.putIfAbsent(new Start(session.stream(), session.span().first()), known) == null) {
                session.pieces().forEach(piece -> pieces.computeIfAbsent(piece.stream(), _ -> new TreeMap<>())
                        .put(piece.span().first(), known));
            }
        }
    }

    void forEach(Consumer<Session> action) {
        sessions.values().forEach(known -> action.accept(known.session()));
    }

    /// The session that an event belongs to; an event that belongs to none stands for itself.
    Belonging of(Event event) {
        return event.stream().map(stream -> of(stream, event.at())).orElseGet(() -> alone(event));
    }

    /// What belongs to a session.
    static Belonging of(Session session) {
        return new Belonging(session.source(), session.values(), session.stream().visitor());
    }

    /// An event by itself.
    static Belonging alone(Event event) {
        return new Belonging(event.source(), VisitValues.of(event.source(), event.technology(), event.place()),
                event.who().visitor());
    }

    private Belonging of(Stream stream, Instant at) {
        Map.Entry<Instant, Known> found = pieces.getOrDefault(stream, new TreeMap<>()).floorEntry(at);
        if (found == null || found.getValue().session().span().last().isBefore(at)) {
            throw new IllegalStateException("at: " + at + ", must lie in a session of its stream");
        }
        return found.getValue().belonging();
    }
}
