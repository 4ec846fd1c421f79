package footfall.rollup;

import java.util.Arrays;
import java.util.Optional;

/// By what tallies are split.
public enum Dimension {
    EVENT_NAME("event:name"), EVENT_PAGE("event:page"), EVENT_CURRENCY("event:currency"),
    VISIT_SOURCE("visit:source"), VISIT_REFERRER("visit:referrer"),
    UTM_SOURCE("visit:utm_source"), UTM_MEDIUM("visit:utm_medium"), UTM_CAMPAIGN("visit:utm_campaign"),
    UTM_TERM("visit:utm_term"), UTM_CONTENT("visit:utm_content"),
    VISIT_CHANNEL("visit:channel"),
    BROWSER("visit:browser"), OS("visit:os"), DEVICE("visit:device"), COUNTRY("visit:country");

    /// The row of an absent value.
    public static final String NONE = "(none)";
    /// The source of a visit that came from nowhere known.
    public static final String DIRECT = "Direct";
    /// What keys beyond `Rollup.KEYS_MAX` add to.
    public static final String OTHER = "(other)";

    private final String code;

    Dimension(String code) {
        this.code = code;
    }

    /// The name that questions and answers use.
    public String code() {
        return code;
    }

    /// Whether its values are those of the visit, for the visit's events too.
    public boolean ofVisit() {
        return !isOfEvent();
    }

    private boolean isOfEvent() {
        return switch (this) {
            case EVENT_NAME, EVENT_PAGE, EVENT_CURRENCY -> true;
            case VISIT_SOURCE, VISIT_REFERRER, UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, UTM_TERM, UTM_CONTENT,
                 VISIT_CHANNEL, BROWSER, OS, DEVICE, COUNTRY -> false;
        };
    }

    /// Whether rollups have rows of it. Who asks for the others is answered from events, or from a tally's takings.
    public boolean isKept() {
        return this != EVENT_CURRENCY && this != VISIT_CHANNEL;
    }

    /// The dimension of a name, if there is one.
    public static Optional<Dimension> named(String code) {
        return Arrays.stream(values()).filter(dimension -> dimension.code.equals(code)).findFirst();
    }

    /// The row that a value belongs to: itself, or the row for "nothing" if it is empty.
    public String row(String value) {
        if (value.isEmpty()) {
            return this == VISIT_SOURCE ? DIRECT : NONE;
        }
        return value.equals(OTHER) ? OTHER + " " : value;
    }
}
