package footfall.rollup;

/// The totals of one minute.
///
/// @param events    counted events
/// @param pageviews those of type page view
/// @param segments  which segments hold an event of this minute, of any type
public record MinuteSlot(long events, long pageviews, Runs segments) {
    /// An empty minute.
    public static final MinuteSlot NONE = new MinuteSlot(0, 0, Runs.NONE);
}
