package footfall.usecase.reconcile;

import footfall.time.Hour;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;

/// How much of a log is compared: all of it, or what lies in the hours from an instant on.
///
/// Of a part, these are compared: that its segments stand without holes and aggregate no id twice; that the id index
/// knows their ids; counters, slots and visits of each hour that begins at `since` or later; and days of such hours
/// alone. Visits count only where they are known from their beginning: the log is read from `LEAD` before `since` on,
/// and an hour with a visitor who made no pause since then is passed over.
///
/// @param since `Instant.MIN` for all
public record Extent(Instant since) {
    /// All of the log.
    public static final Extent WHOLE = new Extent(Instant.MIN);
    /// How much earlier the log is read, so that visits are known from their beginning: a visit and a pause.
    static final Duration LEAD = SessionRules.SESSION_MAX.plus(SessionRules.TIMEOUT_MAX);
    /// By how much the clocks of two functions may differ.
    static final Duration CLOCKS_DIFFER_MAX = Duration.ofMinutes(1);
    /// An event can be received this much before it happens, because a client's clock may be ahead; see
    /// `CLOCK_AHEAD_MAX`.
    static final Duration AHEAD_MAX = Duration.ofMinutes(1);

    /// The last days until an instant.
    public static Extent days(int days, Instant now) {
        return new Extent(Hour.of(now.minus(Duration.ofDays(days))).start());
    }

    /// Whether it is all of the log.
    public boolean isWhole() {
        return since.equals(Instant.MIN);
    }

    /// Whether an hour is compared.
    boolean covers(Hour hour) {
        return isWhole() || !hour.start().isBefore(since);
    }

    /// Whether all events of an hour are read.
    boolean reads(Hour hour) {
        return isWhole() || !hour.start().isBefore(readSince());
    }

    /// From when on all events are read.
    Instant readSince() {
        return isWhole() ? since : since.minus(LEAD);
    }

    /// Everything that happens at `readSince` or later was appended at this instant or later, by whatever clock: an
    /// event is received when it happens or a little before, and appended after it is received. Ingest's clock and a
    /// reducer's may differ, and those of two reducers, between which the halving looks.
    Instant appendedSince() {
        return readSince().minus(AHEAD_MAX).minus(CLOCKS_DIFFER_MAX.multipliedBy(4));
    }
}
