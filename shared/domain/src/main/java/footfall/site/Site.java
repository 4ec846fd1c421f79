package footfall.site;

import footfall.time.Day;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// A site with its settings.
///
/// @param name     1..100 code points
/// @param timeZone the zone of its days
/// @param currency ISO 4217
/// @param active   false: ingest refuses, what was accepted still drains, reports answer
/// @param timeouts the session timeouts, each of its time
/// @param version  grows by one with each change of a setting
/// @param seen     how many events of a day there were, if they were counted; no setting
public record Site(SiteId id, String name, ZoneId timeZone, String currency, boolean active, Sharding sharding,
                   IngestRules ingest, PageRules pages, Timeouts timeouts, Retention retention, long version,
                   Instant created, DayCount seen) {
    /// A site of which no events were counted.
    public Site(SiteId id, String name, ZoneId timeZone, String currency, boolean active, Sharding sharding,
                IngestRules ingest, PageRules pages, Timeouts timeouts, Retention retention, long version,
                Instant created) {
        this(id, name, timeZone, currency, active, sharding, ingest, pages, timeouts, retention, version, created,
                DayCount.NONE);
    }

    /// A site with the default settings.
    public static Site withDefaults(SiteId id, String name, Instant created) {
        return new Site(id, name, ZoneId.of("UTC"), "USD", true, Sharding.ONE, IngestRules.DEFAULT,
                PageRules.DEFAULT, Timeouts.DEFAULT, Retention.DEFAULT, 1, created);
    }

    /// The session timeout that was wished last; it holds from its hour on.
    public Duration sessionTimeout() {
        return timeouts.newest();
    }

    /// Whether it has as many events of the day of an instant as it wants a day, as far as they were counted.
    public boolean isOverQuota(Instant now) {
        return seen.events() >= ingest.doors().dailyEventsMax() && seen.day().equals(Day.of(now));
    }

    /// The same site with other events counted.
    public Site counted(DayCount count) {
        return new Site(id, name, timeZone, currency, active, sharding, ingest, pages, timeouts, retention, version,
                created, count);
    }

    /// The same site with another version.
    public Site versioned(long next) {
        return new Site(id, name, timeZone, currency, active, sharding, ingest, pages, timeouts, retention, next,
                created, seen);
    }

    /// The same site as one of which nothing expired before its retention changed.
    Site keepingAll() {
        return new Site(id, name, timeZone, currency, active, sharding, ingest, pages, timeouts,
                new Retention(retention.rawDays(), retention.sessionDays(), retention.visitorDays(),
                        retention.hourDays(), retention.dayDays()), version, created, seen);
    }
}
