package footfall.usecase.ask;

import footfall.event.Event;
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
    private final Map<Stream, NavigableMap<Instant, Known>> sessions = new HashMap<>();

    private record Known(Session session, VisitValues values) {}

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
        more.forEach(session -> sessions.computeIfAbsent(session.stream(), _ -> new TreeMap<>())
                .computeIfAbsent(session.span().first(), _ -> new Known(session, session.values())));
    }

    void forEach(Consumer<Session> action) {
        sessions.values().forEach(ofStream -> ofStream.values().forEach(known -> action.accept(known.session())));
    }

    /// The values of the session that an event belongs to; of an event that belongs to none, its own.
    VisitValues of(Event event) {
        return event.stream().map(stream -> of(stream, event.at()))
                .orElseGet(() -> VisitValues.of(event.source(), event.technology(), event.place()));
    }

    private VisitValues of(Stream stream, Instant at) {
        Map.Entry<Instant, Known> found = sessions.getOrDefault(stream, new TreeMap<>()).floorEntry(at);
        if (found == null || found.getValue().session().span().last().isBefore(at)) {
            throw new IllegalStateException("at: " + at + ", must lie in a session of its stream");
        }
        return found.getValue().values();
    }
}
