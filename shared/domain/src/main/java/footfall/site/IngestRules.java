package footfall.site;

import java.util.List;

/// Whom a site lets send, and what it keeps of it.
///
/// @param allowedOrigins  at most 50; none: every origin passes
/// @param requireOrigin   whether a request without an origin is refused
/// @param eventAgeMaxDays 1..`EVENT_AGE_MAX_DAYS`
/// @param propertyAllow   at most 200 names; none: all pass
/// @param propertyDeny    at most 200 names; deny wins
/// @param doors           whom and what it turns away
public record IngestRules(List<Origin> allowedOrigins, boolean requireOrigin, Identity identity,
                          PrivacySignals privacySignals, Bots bots, boolean revenuePublic, int eventAgeMaxDays,
                          List<String> propertyAllow, List<String> propertyDeny, DoorRules doors) {
    /// The most days that events of a site may be old, historical ones excepted.
    public static final int EVENT_AGE_MAX_DAYS = 30;
    /// Every origin, cookieless visitors, 5 days.
    public static final IngestRules DEFAULT = new IngestRules(List.of(), false, Identity.AUTO, PrivacySignals.DROP,
            Bots.SKIP, false, 5, List.of(), List.of());

    public IngestRules {
        allowedOrigins = List.copyOf(allowedOrigins);
        propertyAllow = List.copyOf(propertyAllow);
        propertyDeny = List.copyOf(propertyDeny);
    }

    /// Those of a site that turns nobody away.
    public IngestRules(List<Origin> allowedOrigins, boolean requireOrigin, Identity identity,
                       PrivacySignals privacySignals, Bots bots, boolean revenuePublic, int eventAgeMaxDays,
                       List<String> propertyAllow, List<String> propertyDeny) {
        this(allowedOrigins, requireOrigin, identity, privacySignals, bots, revenuePublic, eventAgeMaxDays,
                propertyAllow, propertyDeny, DoorRules.OPEN);
    }

    /// The same with other doors.
    public IngestRules with(DoorRules other) {
        return new IngestRules(allowedOrigins, requireOrigin, identity, privacySignals, bots, revenuePublic,
                eventAgeMaxDays, propertyAllow, propertyDeny, other);
    }

    /// Which visitor ids are used.
    public enum Identity {
        /// The given one, else the daily one.
        AUTO,
        /// The daily one; given ones are ignored.
        DAILY,
        /// None: no visitor, no session.
        NONE
    }

    /// What `DNT: 1` and `Sec-GPC: 1` do.
    public enum PrivacySignals {
        /// Nothing is stored but a count.
        DROP,
        /// Stored without visitor, session, user and city.
        ANONYMOUS,
        /// Nothing.
        IGNORE
    }

    /// What becomes of bots' events.
    public enum Bots {
        /// `skipped(bot)`.
        SKIP,
        /// Counted, with device `Bot`.
        KEEP
    }
}
