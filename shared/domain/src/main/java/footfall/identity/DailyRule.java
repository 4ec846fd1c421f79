package footfall.identity;

import footfall.site.SiteId;
import java.time.LocalDate;
import java.time.ZoneId;

/// How the id of a cookieless visitor is made of a date's salt, where dialects differ. Its ids have the form that
/// [Fingerprint#isDaily] knows. Safe for use by many threads.
public interface DailyRule {
    /// Footfall's own: by [Fingerprint], another one from each midnight of the site on.
    DailyRule FOOTFALL = new SiteDays();

    /// Whether a sender can be told from others; if not, there is no visitor.
    boolean isKnown(Traces traces);

    /// The zone whose dates the ids are of.
    ZoneId zone(ZoneId site);

    /// The id of a date.
    ///
    /// @param salt of the date; it rotates, so ids of two dates can not be linked
    String id(Traces traces, Salt salt, SiteId site);

    /// The id of a date whose salt is destroyed.
    ///
    /// @param salt of the date on which the event was received
    String idOf(LocalDate date, Traces traces, Salt salt, SiteId site);
}
