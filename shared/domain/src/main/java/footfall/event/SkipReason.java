package footfall.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why an accepted event is in no view although nothing is wrong with it.
public enum SkipReason {
    DUPLICATE, TOO_LATE, BOT, EXCLUDED, RESTRICTED, SITE_DELETED, REPLAY_NOT_KEPT, REPEATED, FILTERED;

    /// The reason of a name; empty if there is none.
    public static Optional<SkipReason> of(String code) {
        return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }

    /// The name that answers use.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
