package footfall.event;

import java.util.Locale;

/// Why an accepted event is in no view although nothing is wrong with it.
public enum SkipReason {
    DUPLICATE, TOO_LATE, BOT, EXCLUDED, RESTRICTED, SITE_DELETED, REPLAY_NOT_KEPT;

    /// The name that answers use.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
