package footfall.site;

import footfall.time.Hour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The session timeouts that a site had, has and will have. What held once holds for ever of the time when it held, so
/// that old visits stay what they are.
///
/// @param first   what holds before any change
/// @param changes in order of time
public record Timeouts(Duration first, List<Change> changes) {
    /// The most changes that a site remembers.
    public static final int CHANGES_MAX = 100;
    /// Between a wish and the time from which it holds lies at least this: whoever counts visits must know of it when
    /// the first event of that time comes, and believes a site for a minute, runs for up to four, and meets events of
    /// clients whose clocks are a minute ahead.
    public static final Duration KNOWN_AFTER = Duration.ofMinutes(5);
    /// What a site has if it does not say otherwise.
    public static final Timeouts DEFAULT = always(Duration.ofMinutes(30));

    /// Another timeout.
    ///
    /// @param from    a full hour, the first instant of which it holds
    /// @param timeout 10 s..4 h
    public record Change(Instant from, Duration timeout) {}

    public Timeouts {
        changes = List.copyOf(changes);
        for (int i = 1; i < changes.size(); i++) {
            if (!changes.get(i - 1).from.isBefore(changes.get(i).from)) {
                throw new IllegalArgumentException("changes: " + changes + ", must be in order of time");
            }
        }
    }

    /// One timeout that always held.
    public static Timeouts always(Duration timeout) {
        return new Timeouts(timeout, List.of());
    }

    /// The timeout by which a gap is judged.
    ///
    /// @param later when the event after the gap happened
    public Duration at(Instant later) {
        Duration inForce = first;
        for (Change change : changes) {
            if (change.from.isAfter(later)) {
                break;
            }
            inForce = change.timeout;
        }
        return inForce;
    }

    /// The timeout that was wished last.
    public Duration newest() {
        return changes.isEmpty() ? first : changes.getLast().timeout;
    }

    /// From when a timeout holds that is wished now: from the next full UTC hour, or the one after that if everybody
    /// could not know of it by then.
    static Instant holdsFrom(Instant now) {
        return Hour.of(now.plus(KNOWN_AFTER)).end();
    }

    /// The same with another timeout from its time on. It stands in the place of one that is still pending for that
    /// time; if nothing differs then, nothing is remembered.
    Timeouts with(Duration wished, Instant now) {
        if (wished.equals(newest())) {
            return this;
        }
        Instant from = holdsFrom(now);
        List<Change> kept = new ArrayList<>(changes.stream().filter(change -> change.from.isBefore(from)).toList());
        if (!wished.equals(new Timeouts(first, kept).newest())) {
            kept.add(new Change(from, wished));
        }
        return new Timeouts(first, kept);
    }

    /// Whether no more is remembered than may be.
    boolean isFit() {
        return changes.size() <= CHANGES_MAX;
    }
}
