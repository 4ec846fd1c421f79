package footfall.usecase.list;

import footfall.event.Event;
import footfall.time.Minute;
import footfall.visit.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/// The events of a session that were received soon after they happened, at some time.
///
/// @param isThen whether that time is meant
record LiveEvents(Session session, Predicate<Instant> isThen) implements EventWalk.Wanted {
    /// What comes later is not live.
    static final Duration LATE_MAX = Duration.ofMinutes(30);

    @Override
    public boolean mayBeIn(Minute minute) {
        return new OwnEvents(session).mayBeIn(minute);
    }

    @Override
    public boolean is(Event event) {
        return new OwnEvents(session).is(event) && !event.receivedAt().isAfter(event.at().plus(LATE_MAX))
                && isThen.test(event.receivedAt());
    }
}
