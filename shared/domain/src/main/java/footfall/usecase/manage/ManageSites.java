package footfall.usecase.manage;

import footfall.port.SiteStore;
import footfall.site.KeyKind;
import footfall.site.SettingValue;
import footfall.site.Settings;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.manage.ManageKeys.NewKey;
import footfall.usecase.manage.ManageKeys.Wish;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes, shows, changes and deletes sites. Throws `Unavailable` if the store does not answer.
public final class ManageSites {
    /// The most sites of a page.
    public static final int PAGE_MAX = 200;
    private static final int TRIES_MAX = 5;

    private final SiteStore store;
    private final ManageKeys keys;
    private final InstantSource clock;

    public ManageSites(SiteStore store, ManageKeys keys, InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    /// Makes a site with its first write key and read key.
    public Managed<NewSite> create(String id, Map<String, SettingValue> settings) {
        if (!SiteId.isValid(id) || id.equals(SiteKey.EVERY_SITE.value())) {
            return Managed.Refused.of("id", "must match [a-z0-9][a-z0-9-]{1,62} and not be " + SiteKey.EVERY_SITE);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (Settings.make(new SiteId(id), settings, now)) {
            case Settings.Change.Refused(var faults) ->
                    new Managed.Refused<>(Managed.Refusal.INVALID_SETTING, faults);
            case Settings.Change.Accepted(Site site) when store.create(site) -> withKeys(site);
            case Settings.Change.Accepted accepted -> Managed.Refused.because(Managed.Refusal.SITE_EXISTS);
        };
    }

    /// Sites by name.
    ///
    /// @param after the name before the first one, "" to begin
    /// @param limit 1..`PAGE_MAX`
    public Page list(String after, int limit) {
        List<Site> found = store.sites(after, limit + 1);
        return found.size() <= limit ? new Page(found, "")
                : new Page(found.subList(0, limit), found.get(limit - 1).id().value());
    }

    /// A site as it is.
    public Managed<Site> get(SiteId id) {
        return store.site(id).<Managed<Site>>map(Managed.Done::new)
                .orElseGet(() -> Managed.Refused.because(Managed.Refusal.SITE_NOT_FOUND));
    }

    /// Changes some settings. Without a version somebody else's change meanwhile is kept, and this one put on top.
    ///
    /// @param version the version that was read; empty: whichever it is
    public Managed<Site> patch(SiteId id, Map<String, SettingValue> settings, OptionalLong version) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Optional<Site> found = store.site(id);
            if (found.isEmpty()) {
                return Managed.Refused.because(Managed.Refusal.SITE_NOT_FOUND);
            }
            Site site = found.get();
            if (version.isPresent() && version.getAsLong() != site.version()) {
                return Managed.Refused.because(Managed.Refusal.VERSION_MISMATCH);
            }
            Optional<Managed<Site>> done = switch (Settings.change(site, settings, clock.instant())) {
                case Settings.Change.Refused(var faults) ->
                        Optional.of(new Managed.Refused<>(Managed.Refusal.INVALID_SETTING, faults));
                case Settings.Change.Accepted(Site changed) -> update(changed.versioned(site.version() + 1), site);
            };
            if (done.isPresent()) {
                return done.get();
            }
        }
        return Managed.Refused.because(Managed.Refusal.VERSION_MISMATCH);
    }

    /// Takes a site away. Its keys stop within `CheckKey.SITE_CACHE`; its name stays taken.
    public Managed<Site> delete(SiteId id) {
        Managed<Site> found = get(id);
        if (found instanceof Managed.Done<Site>) {
            store.delete(id);
        }
        return found;
    }

    private Optional<Managed<Site>> update(Site changed, Site read) {
        return store.update(changed, read.version()) ? Optional.of(new Managed.Done<>(changed)) : Optional.empty();
    }

    private Managed<NewSite> withKeys(Site site) {
        return new Managed.Done<>(new NewSite(site, first(site, KeyKind.WRITE), first(site, KeyKind.READ)));
    }

    private NewKey first(Site site, KeyKind kind) {
        return switch (keys.create(site.id(), Wish.of(kind))) {
            case Managed.Done<NewKey>(NewKey key) -> key;
            case Managed.Refused<NewKey>(var refusal, var faults) ->
                    throw new IllegalStateException("key: " + refusal + ", a new site must take its first keys");
        };
    }

    /// A site that was just made, with its keys in the clear.
    public record NewSite(Site site, NewKey write, NewKey read) {}

    /// Some sites.
    ///
    /// @param next where the next page begins; "" if there is none
    public record Page(List<Site> sites, String next) {}
}
