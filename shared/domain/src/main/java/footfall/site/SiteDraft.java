package footfall.site;

import footfall.site.IngestRules.Bots;
import footfall.site.IngestRules.Identity;
import footfall.site.IngestRules.PrivacySignals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// A site while its settings are being changed, one after the other.
final class SiteDraft {
    String name;
    ZoneId timeZone;
    String currency;
    boolean active;
    int shards;
    List<Origin> allowedOrigins;
    boolean requireOrigin;
    Identity identity;
    PrivacySignals privacySignals;
    Bots bots;
    boolean revenuePublic;
    Duration sessionTimeout;
    int eventAgeMaxDays;
    List<String> propertyAllow;
    List<String> propertyDeny;
    List<Network> blockedAddresses;
    List<String> blockedProfiles;
    List<EventFilter> eventFilters;
    List<String> addressHeaders;
    Duration retryGuard;
    int dailyEventsMax;
    List<String> queryAllow;
    boolean hashRoutes;
    boolean keepSlash;
    List<String> pathTemplates;
    List<String> excludePaths;
    int rawDays;
    int sessionDays;
    int visitorDays;
    int hourDays;
    int dayDays;

    SiteDraft(Site site) {
        name = site.name();
        timeZone = site.timeZone();
        currency = site.currency();
        active = site.active();
        shards = site.sharding().count();
        sessionTimeout = site.sessionTimeout();
        take(site.ingest());
        take(site.pages());
        take(site.retention());
    }

    private void take(IngestRules rules) {
        allowedOrigins = rules.allowedOrigins();
        requireOrigin = rules.requireOrigin();
        identity = rules.identity();
        privacySignals = rules.privacySignals();
        bots = rules.bots();
        revenuePublic = rules.revenuePublic();
        eventAgeMaxDays = rules.eventAgeMaxDays();
        propertyAllow = rules.propertyAllow();
        propertyDeny = rules.propertyDeny();
        take(rules.doors());
    }

    private void take(DoorRules rules) {
        blockedAddresses = rules.blockedAddresses();
        blockedProfiles = rules.blockedProfiles();
        eventFilters = rules.eventFilters();
        addressHeaders = rules.addressHeaders();
        retryGuard = rules.retryGuard();
        dailyEventsMax = rules.dailyEventsMax();
    }

    private void take(PageRules rules) {
        queryAllow = rules.queryAllow();
        hashRoutes = rules.hashRoutes();
        keepSlash = rules.keepSlash();
        pathTemplates = rules.pathTemplates();
        excludePaths = rules.excludePaths();
    }

    void take(Retention retention) {
        rawDays = retention.rawDays();
        sessionDays = retention.sessionDays();
        visitorDays = retention.visitorDays();
        hourDays = retention.hourDays();
        dayDays = retention.dayDays();
    }

    /// The site with these settings from now on.
    Site done(Site site, Sharding sharding, Timeouts timeouts, Instant now) {
        IngestRules ingest = new IngestRules(allowedOrigins, requireOrigin, identity, privacySignals, bots,
                revenuePublic, eventAgeMaxDays, propertyAllow, propertyDeny,
                new DoorRules(blockedAddresses, blockedProfiles, eventFilters, addressHeaders, retryGuard,
                        dailyEventsMax));
        PageRules pages = new PageRules(queryAllow, hashRoutes, keepSlash, pathTemplates, excludePaths);
        Retention retention = new Retention(rawDays, sessionDays, visitorDays, hourDays, dayDays)
                .after(site.retention(), now);
        return new Site(site.id(), name, timeZone, currency, active, sharding, ingest, pages, timeouts, retention,
                site.version(), site.created(), site.seen());
    }
}
