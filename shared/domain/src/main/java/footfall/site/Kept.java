package footfall.site;

import java.time.Duration;
import java.time.Instant;

/// From when on each tier of a site is kept; what happened before is expired, whether a store deleted it or not.
///
/// @param raw      events
/// @param sessions sessions
/// @param visitors visitors
/// @param hours    hours
/// @param days     days
public record Kept(Instant raw, Instant sessions, Instant visitors, Instant hours, Instant days) {
    /// Nothing is expired.
    public static final Kept EVERYTHING =
            new Kept(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

    /// What is left of this after some time.
    ///
    /// @param retention how long each tier is kept
    Kept at(Instant now, Retention retention) {
        return new Kept(later(raw, now, retention.rawDays()), later(sessions, now, retention.sessionDays()),
                later(visitors, now, retention.visitorDays()), later(hours, now, retention.hourDays()),
                later(days, now, retention.dayDays()));
    }

    private static Instant later(Instant known, Instant now, int days) {
        Instant line = days == Retention.FOR_EVER ? Instant.EPOCH : now.minus(Duration.ofDays(days));
        return line.isAfter(known) ? line : known;
    }
}
