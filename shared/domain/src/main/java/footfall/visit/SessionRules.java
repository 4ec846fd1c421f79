package footfall.visit;

import footfall.site.Timeouts;
import java.time.Duration;
import java.time.Instant;

/// When a session ends.
///
/// @param timeouts an event more than the timeout of its time after the one before begins a session; a gap exactly
///                 equal stays
public record SessionRules(Timeouts timeouts) {
    /// A session lasts at most this long; an event later than that begins a new one.
    public static final Duration SESSION_MAX = Duration.ofHours(24);
    /// The longest timeout that a site can set.
    public static final Duration TIMEOUT_MAX = Duration.ofHours(4);

    public SessionRules {
        check(timeouts.first());
        timeouts.changes().forEach(change -> check(change.timeout()));
    }

    /// Rules with one timeout, that always held.
    public SessionRules(Duration timeout) {
        this(Timeouts.always(timeout));
    }

    private static void check(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(TIMEOUT_MAX) > 0) {
            throw new IllegalArgumentException("timeout: " + timeout + ", must be above 0, at most " + TIMEOUT_MAX);
        }
    }

    /// Whether a gap is so long that the event after it begins a session.
    ///
    /// @param last  the event before
    /// @param later the event after
    public boolean parts(Instant last, Instant later) {
        return Duration.between(last, later).compareTo(timeouts.at(later)) > 0;
    }

    /// The earliest instant at which an event can be that another one at `later` goes on from.
    public Instant reachBack(Instant later) {
        return later.minus(timeouts.at(later));
    }

    /// The earliest instant at which an event can be from which another one at or after `later` goes on, whatever lies
    /// between.
    public Instant reachBackEver(Instant later) {
        Instant earliest = reachBack(later);
        for (Timeouts.Change change : timeouts.changes()) {
            Instant back = change.from().minus(change.timeout());
            earliest = change.from().isAfter(later) && back.isBefore(earliest) ? back : earliest;
        }
        return earliest;
    }

    /// The latest instant at which an event can go on from another one at `last`. A change of the timeout can make it
    /// later than an instant in between that could not.
    public Instant reach(Instant last) {
        Instant reach = last;
        Instant from = Instant.MIN;
        Duration timeout = timeouts.first();
        for (Timeouts.Change change : timeouts.changes()) {
            reach = later(reach, last, timeout, from, change.from().minusNanos(1));
            from = change.from();
            timeout = change.timeout();
        }
        return later(reach, last, timeout, from, Instant.MAX);
    }

    private static Instant later(Instant reach, Instant last, Duration timeout, Instant from, Instant until) {
        Instant goesOn = last.plus(timeout);
        Instant end = goesOn.isBefore(until) ? goesOn : until;
        return end.isBefore(from) || end.isBefore(reach) ? reach : end;
    }
}
