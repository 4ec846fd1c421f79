package footfall.admission;

import java.util.Locale;

/// Why a claim becomes no event, and the rule it broke, in words for people.
public enum RejectCode {
    NOT_AN_OBJECT("an event is an object"),
    UNKNOWN_TYPE("one of pageview, event, identify, request, engagement, increment, group, assign"),
    ID_INVALID("a UUID of any version"),
    AT_INVALID("RFC 3339 with offset, or milliseconds since 1970"),
    TOO_OLD("older than the site takes"),
    NAME_MISSING("1 to 120 characters for type event"),
    NAME_TOO_LONG("at most 120 characters"),
    NAME_RESERVED("session_start and session_end are Footfall's own"),
    VISITOR_INVALID("1 to 128 visible characters"),
    USER_MISSING("1 to 128 visible characters, required for types identify, increment and assign"),
    SESSION_INVALID("1 to 128 visible characters"),
    URL_INVALID("http or https with a host, at most 2048 characters"),
    PATH_INVALID("a text of at most 1024 characters"),
    TOO_MANY_PROPERTIES("an object of at most 64 names"),
    PROPERTY_NAME_INVALID("1 to 64 characters, each name once"),
    PROPERTY_VALUE_INVALID("a text of at most 1000 characters, a finite number, true, false or null"),
    REVENUE_INVALID("type event: {amount, currency}, at most 6 decimal places and 1e9, ISO 4217"),
    REVENUE_NEEDS_TRUSTED_KEY("the site takes revenue by trusted keys only"),
    REQUEST_INVALID(
            "route 1 to 512, method, status 100 to 599, duration_ms 0 to 3600000, bytes_in?, bytes_out?, error?"),
    ENGAGEMENT_INVALID("engaged_ms 0 to 1800000, scroll_add_pct 0 to 100, seq from 1, one of the first two given"),
    CONTEXT_INVALID("a text of at most 128 characters; country two letters; screen WxH"),
    GROUPS_INVALID("an object of at most 5 types, each with an id of 1 to 128 visible characters"),
    INCREMENT_INVALID("property 1 to 64 characters that the site keeps; by a decimal, not 0, to 1e15, 15 places"),
    GROUP_INVALID("an object: type 1 to 64 characters, id 1 to 128 visible characters, name?"),
    ASSIGN_INVALID("groups: an object of types, each with an id of 1 to 128 visible characters, at most 50"),
    CONTROL_CHARACTER("no control characters in ids and names"),
    EVENT_TOO_LARGE("at most 65536 bytes as JSON"),
    PROFILE_BLOCKED("the site takes nothing of this user"),
    ADDRESS_BLOCKED("the site takes nothing of this address"),
    QUEUE_UNAVAILABLE("the queue did not take it, send it again");

    private final String rule;

    RejectCode(String rule) {
        this.rule = rule;
    }

    /// The name that answers use.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What would have been right.
    public String rule() {
        return rule;
    }

    /// Whether nothing is wrong with the event but that the site does not want it.
    public boolean isOfSite() {
        return this == PROFILE_BLOCKED || this == ADDRESS_BLOCKED;
    }

    /// Whether the same event may be taken when it is sent again.
    public boolean isRetried() {
        return this == QUEUE_UNAVAILABLE;
    }
}
