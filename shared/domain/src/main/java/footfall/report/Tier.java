package footfall.report;

import java.util.Locale;

/// From what an answer was added up.
public enum Tier {
    DAY, HOUR, SEGMENT;

    /// The name that answers use.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
