package footfall.visit;

import footfall.event.Event;
import java.time.Duration;
import java.time.Instant;

/// Which sessions are over at an instant: those of which nothing happened, and nothing live was received, for as long
/// as a pause may be.
///
/// @param asOf the instant
public record Closing(SessionRules rules, Instant asOf) {
    /// What is received later than this after it happened is not live.
    public static final Duration LATE_MAX = Duration.ofMinutes(30);

    /// What a session alone says.
    public enum Verdict {
        /// It is over.
        OVER,
        /// It goes on.
        OPEN,
        /// It is over unless an event of it holds it open.
        UNLESS_HELD
    }

    /// What a session says, without its events one by one.
    public Verdict of(Session session) {
        Instant last = session.span().last();
        if (session.stream().isHistorical() || rules.parts(last.plus(LATE_MAX), asOf)) {
            return Verdict.OVER;
        }
        return rules.parts(last, asOf) ? Verdict.UNLESS_HELD : Verdict.OPEN;
    }

    /// Whether an event holds its session open: it is live, and was received lately.
    public boolean isHeldBy(Event event) {
        return !event.receivedAt().isAfter(event.at().plus(LATE_MAX)) && !rules.parts(event.receivedAt(), asOf);
    }

    /// The earliest instant at which such an event can have happened.
    public Instant heldSince() {
        return rules.reachBack(asOf).minus(LATE_MAX);
    }
}
