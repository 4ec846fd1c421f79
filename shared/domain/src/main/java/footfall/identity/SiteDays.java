package footfall.identity;

import footfall.site.SiteId;
import java.time.LocalDate;
import java.time.ZoneId;

/// Ids by [Fingerprint] that rotate with the dates of the site's own zone.
final class SiteDays implements DailyRule {
    @Override
    public boolean isKnown(Traces traces) {
        return Fingerprint.of(traces).isKnown();
    }

    @Override
    public ZoneId zone(ZoneId site) {
        return site;
    }

    @Override
    public String id(Traces traces, Salt salt, SiteId site) {
        return Fingerprint.of(traces).dailyId(salt, site);
    }

    @Override
    public String idOf(LocalDate date, Traces traces, Salt salt, SiteId site) {
        return Fingerprint.of(traces).dailyId(salt, site, date);
    }
}
