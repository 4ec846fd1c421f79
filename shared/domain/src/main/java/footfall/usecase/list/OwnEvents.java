package footfall.usecase.list;

import footfall.event.Event;
import footfall.time.Minute;
import footfall.visit.Session;
import java.time.Instant;

/// The events of a session.
record OwnEvents(Session session) implements EventWalk.Wanted {
    @Override
    public boolean mayBeIn(Minute minute) {
        Instant next = new Minute(minute.index() + 1).start();
        return session.pieces().stream().anyMatch(piece -> piece.span().first().isBefore(next)
                && !piece.span().last().isBefore(minute.start()));
    }

    @Override
    public boolean is(Event event) {
        return event.stream().filter(stream -> session.has(stream, event.at())).isPresent();
    }
}
