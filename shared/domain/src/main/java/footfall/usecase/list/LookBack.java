package footfall.usecase.list;

import footfall.time.Hour;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// Goes back through hours in looks, each twice as far as the one before, so that a busy site is read little of and a
/// quiet one in few steps. Used by one thread.
final class LookBack implements Iterator<LookBack.Look> {
    private static final int HOURS = 6;
    private static final int HOURS_MAX = 24 * 32;

    private final Instant oldest;
    private Hour to;
    private int hours;

    /// @param newest  the first look holds its hour
    /// @param oldest  the last look holds it
    /// @param isAhead whether it begins with what is ahead of now: that is hardly ever there, so it is no look of its
    ///                own
    LookBack(Instant newest, Instant oldest, boolean isAhead) {
        this.oldest = oldest;
        this.to = Hour.of(newest).next();
        this.hours = HOURS + (isAhead ? (int) ListEvents.AHEAD_MAX.toHours() : 0);
    }

    /// The hours `from <= hour < to`.
    record Look(Hour from, Hour to) {}

    @Override
    public boolean hasNext() {
        return to.end().isAfter(oldest);
    }

    @Override
    public Look next() {
        if (!hasNext()) {
            throw new NoSuchElementException("to: " + to + ", it went back to " + oldest);
        }
        Look look = new Look(new Hour(Math.max(to.index() - hours, Hour.of(oldest).index() - 1)), to);
        to = look.from;
        hours = Math.min(hours * 2, HOURS_MAX);
        return look;
    }
}
