package footfall.usecase.list;

import footfall.event.Event;
import footfall.time.Minute;
import footfall.visit.Closing;
import footfall.visit.Session;

/// The events that hold a session open.
record LiveEvents(Session session, Closing closing) implements EventWalk.Wanted {
    @Override
    public boolean mayBeIn(Minute minute) {
        return new OwnEvents(session).mayBeIn(minute);
    }

    @Override
    public boolean is(Event event) {
        return new OwnEvents(session).is(event) && closing.isHeldBy(event);
    }
}
