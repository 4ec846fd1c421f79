package footfall.site;

import java.time.Instant;

/// How many days each tier is kept; `FOR_EVER` where there is no end. Raw <= hours <= days.
///
/// @param before what was kept when the days changed last: a longer time brings nothing back
public record Retention(int rawDays, int sessionDays, int visitorDays, int hourDays, int dayDays, Kept before) {
    /// No end.
    public static final int FOR_EVER = Integer.MAX_VALUE;
    /// Raw and sessions 90 days, visitors and hours 400, days for ever.
    public static final Retention DEFAULT = new Retention(90, 90, 400, 400, FOR_EVER);

    /// One that never changed.
    public Retention(int rawDays, int sessionDays, int visitorDays, int hourDays, int dayDays) {
        this(rawDays, sessionDays, visitorDays, hourDays, dayDays, Kept.EVERYTHING);
    }

    /// From when on each tier is kept.
    public Kept kept(Instant now) {
        return before.at(now, this);
    }

    /// This one, from now on in the place of another.
    Retention after(Retention other, Instant now) {
        boolean same = rawDays == other.rawDays && sessionDays == other.sessionDays
                && visitorDays == other.visitorDays && hourDays == other.hourDays && dayDays == other.dayDays;
        return new Retention(rawDays, sessionDays, visitorDays, hourDays, dayDays,
                same ? other.before : other.kept(now));
    }
}
