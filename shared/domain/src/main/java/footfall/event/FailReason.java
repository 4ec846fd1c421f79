package footfall.event;

import java.util.Locale;

/// Why an accepted event could not be aggregated.
public enum FailReason {
    UNREADABLE, UNKNOWN_VERSION, VIEW_REFUSED, TOO_LARGE;

    /// The name that answers use.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
