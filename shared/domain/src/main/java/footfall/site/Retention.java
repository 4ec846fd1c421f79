package footfall.site;

/// How many days each tier is kept; `FOR_EVER` where there is no end. Raw <= hours <= days.
public record Retention(int rawDays, int sessionDays, int visitorDays, int hourDays, int dayDays) {
    /// No end.
    public static final int FOR_EVER = Integer.MAX_VALUE;
    /// Raw and sessions 90 days, visitors and hours 400, days for ever.
    public static final Retention DEFAULT = new Retention(90, 90, 400, 400, FOR_EVER);
}
