package footfall.report;

import java.util.Locale;

/// How long the stretches are that an answer is split into, by the clock of the question's zone.
public enum Grain {
    MINUTE, HOUR, DAY;

    /// The name that questions and answers use.
    public String code() {
        return "time:" + name().toLowerCase(Locale.ROOT);
    }
}
