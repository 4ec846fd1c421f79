package footfall.admission;

import java.math.BigDecimal;
import java.time.Duration;

/// What an event may be at most. Texts are counted in code points, after normalising.
public final class Limits {
    /// Events in a request.
    public static final int BATCH_EVENTS_MAX = 2_000;
    /// How deep a request's objects and arrays may stand in one another.
    public static final int JSON_DEPTH_MAX = 8;
    /// An event as JSON, after normalising, in bytes: small enough for a queue's message and a segment.
    public static final int EVENT_BYTES_MAX = 65_536;
    /// A custom event's name.
    public static final int NAME_MAX = 120;
    /// The id of a visitor, user, session or group.
    public static final int ID_MAX = 128;
    /// A url.
    public static final int URL_MAX = 2_048;
    /// A path that is given by itself.
    public static final int PATH_MAX = 1_024;
    /// Where a title is cut.
    public static final int TITLE_MAX = 300;
    /// Names in `properties` or `traits`.
    public static final int PROPERTIES_MAX = 64;
    /// The name of a property, trait or group type.
    public static final int PROPERTY_NAME_MAX = 64;
    /// The text of a property or trait.
    public static final int PROPERTY_TEXT_MAX = 1_000;
    /// Digits before or after a number's point: no double reaches beyond 10^309.
    public static final int NUMBER_DIGITS_MAX = 400;
    /// The magnitude of a revenue.
    public static final BigDecimal REVENUE_MAX = new BigDecimal("1E+9");
    /// Decimal places of a revenue.
    public static final int REVENUE_PLACES_MAX = 6;
    /// Time read that one engagement reports, in milliseconds.
    public static final int ENGAGED_MAX_MS = 1_800_000;
    /// Reports of one page view.
    public static final int ENGAGEMENT_SEQ_MAX = 1_000_000;
    /// A route of a request.
    public static final int ROUTE_MAX = 512;
    /// A request's duration, in milliseconds.
    public static final int REQUEST_DURATION_MAX_MS = 3_600_000;
    /// Bytes in or out of a request: the largest whole number that every JSON reader keeps exact.
    public static final long REQUEST_BYTES_MAX = 9_007_199_254_740_991L;
    /// Where a request's error is cut.
    public static final int REQUEST_ERROR_MAX = 500;
    /// Groups of an event.
    public static final int GROUPS_MAX = 5;
    /// Groups that one event assigns its user to.
    public static final int ASSIGNED_MAX = 50;
    /// The magnitude of one increment.
    public static final BigDecimal INCREMENT_MAX = new BigDecimal("1E+15");
    /// Decimal places of one increment.
    public static final int INCREMENT_PLACES_MAX = 15;
    /// A text of the context.
    public static final int CONTEXT_TEXT_MAX = 128;
    /// Where a user agent is cut.
    public static final int USER_AGENT_MAX = 512;
    /// Days that a trusted key's historical events may be old.
    public static final int HISTORICAL_DAYS_MAX = 3_650;
    /// A client's clock that is off by no more is believed.
    public static final Duration CLOCK_SKEW_MIN = Duration.ofSeconds(10);
    /// An event that is further ahead of our clock happens when it is received.
    public static final Duration CLOCK_AHEAD_MAX = Duration.ofSeconds(60);
    /// Warnings in an answer.
    public static final int WARNINGS_MAX = 50;
    /// Where an error cuts the value that it names.
    static final int BRIEF_MAX = 40;

    private Limits() {}
}
