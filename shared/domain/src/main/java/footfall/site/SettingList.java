package footfall.site;

import static footfall.site.SettingForm.choice;
import static footfall.site.SettingForm.days;
import static footfall.site.SettingForm.either;
import static footfall.site.SettingForm.flag;
import static footfall.site.SettingForm.names;
import static footfall.site.SettingForm.text;
import static footfall.site.SettingForm.upTo;
import static footfall.site.SettingForm.whole;

import footfall.site.IngestRules.Bots;
import footfall.site.IngestRules.Identity;
import footfall.site.IngestRules.PrivacySignals;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The list of all settings, each with its rule, its default and its place.
final class SettingList {
    private static final int NAME_MAX = 100;
    private static final int PROPERTIES_MAX = 200;
    private static final int QUERY_PARAMETERS_MAX = 20;
    private static final int PATHS_MAX = 50;
    private static final int PROPERTY_NAME_MAX = 64;
    private static final int PATH_MAX = 1_024;
    private static final int PATHS_BYTES_MAX = PATHS_MAX * PATH_MAX;
    private static final int PROFILE_MAX = 512;
    private static final int RETENTION_DAYS_MAX = 3_650;
    private static final int TIMEOUT_MIN_MS = 10_000;
    private static final int TIMEOUT_MAX_MS = 14_400_000;
    private static final int RETRY_GUARD_MAX_MS = 10_000;
    private static final String NAMES_RULE = " names of 1 to " + PROPERTY_NAME_MAX + " characters";
    private static final String PATHS_RULE = "a list of up to " + PATHS_MAX + " paths of up to " + PATH_MAX
            + " characters that begin with / and have no ? and no #, " + PATHS_BYTES_MAX + " bytes together";
    private static final String DAYS_RULE = "a whole number of days, 1 to " + RETENTION_DAYS_MAX
            + ", or null for no end";

    private static final IngestRules INGEST = IngestRules.DEFAULT;
    private static final PageRules PAGES = PageRules.DEFAULT;

    /// Every setting, in the order in which they are shown.
    static final List<Setting<?>> ALL = Stream.of(general(), ingest(), doors(), pages(), retention())
            .<Setting<?>>flatMap(List::stream).toList();

    private SettingList() {}

    private static List<Setting<?>> general() {
        Predicate<String> zone = name -> ZoneId.getAvailableZoneIds().contains(name);
        Predicate<String> currency = code -> Currency.availableCurrencies().anyMatch(
                known -> known.getCurrencyCode().equals(code));
        return List.of(
                new Setting<>("name", "a text of 1 to " + NAME_MAX + " characters", text(upTo(NAME_MAX)),
                        site -> site.id().value(), Site::name, (draft, value) -> draft.name = value),
                new Setting<>("time_zone", "an IANA time zone, as Europe/Berlin", text(zone)
                        .as(ZoneId::of, ZoneId::getId), site -> ZoneId.of("UTC"), Site::timeZone,
                        (draft, value) -> draft.timeZone = value),
                new Setting<>("currency", "an ISO 4217 code, as EUR", text(currency), site -> "USD", Site::currency,
                        (draft, value) -> draft.currency = value),
                new Setting<>("status", "active or disabled", either("active", "disabled"), site -> true,
                        Site::active, (draft, value) -> draft.active = value),
                new Setting<>("shards", "a power of two, 1 to " + Shard.SHARDS_MAX, shards(), site -> 1,
                        site -> site.sharding().count(), (draft, value) -> draft.shards = value),
                new Setting<>("session_timeout_ms", "a whole number, " + TIMEOUT_MIN_MS + " to " + TIMEOUT_MAX_MS,
                        whole(TIMEOUT_MIN_MS, TIMEOUT_MAX_MS).as(Duration::ofMillis, SettingList::ms),
                        site -> Duration.ofMinutes(30), Site::sessionTimeout,
                        (draft, value) -> draft.sessionTimeout = value));
    }

    private static List<Setting<?>> ingest() {
        return List.of(
                ingest("allowed_origins", "a list of up to " + Origins.ENTRIES_MAX + " origins: scheme://host[:port], "
                                + "lower case, https://*.example.com, http://localhost:*, http://127.0.0.1:* or null",
                        names(Origins.ENTRIES_MAX, entry -> Origins.entry(entry).isPresent()).as(SettingList::origins,
                                SettingList::patterns), IngestRules::allowedOrigins, (d, v) -> d.allowedOrigins = v),
                ingest("require_origin", "true or false", flag(), IngestRules::requireOrigin,
                        (d, v) -> d.requireOrigin = v),
                ingest("identity", "auto, daily or none", choice(Identity.class), IngestRules::identity,
                        (d, v) -> d.identity = v),
                ingest("privacy_signals", "drop, anonymous or ignore", choice(PrivacySignals.class),
                        IngestRules::privacySignals, (d, v) -> d.privacySignals = v),
                ingest("bots", "skip or keep", choice(Bots.class), IngestRules::bots, (d, v) -> d.bots = v),
                ingest("revenue_public", "true or false", flag(), IngestRules::revenuePublic,
                        (d, v) -> d.revenuePublic = v),
                ingest("event_age_max_days", "a whole number, 1 to " + IngestRules.EVENT_AGE_MAX_DAYS,
                        whole(1, IngestRules.EVENT_AGE_MAX_DAYS), IngestRules::eventAgeMaxDays,
                        (d, v) -> d.eventAgeMaxDays = v),
                ingest("property_allow", "a list of up to " + PROPERTIES_MAX + NAMES_RULE,
                        names(PROPERTIES_MAX, upTo(PROPERTY_NAME_MAX)), IngestRules::propertyAllow,
                        (d, v) -> d.propertyAllow = v),
                ingest("property_deny", "a list of up to " + PROPERTIES_MAX + NAMES_RULE,
                        names(PROPERTIES_MAX, upTo(PROPERTY_NAME_MAX)), IngestRules::propertyDeny,
                        (d, v) -> d.propertyDeny = v));
    }

    private static List<Setting<?>> doors() {
        String texts = " characters, " + SettingForm.TEXTS_BYTES_MAX + " bytes together";
        return List.of(
                door("blocked_addresses", "a list of up to " + DoorRules.BLOCKED_MAX + " addresses or networks, as "
                                + "203.0.113.9 or 2001:db8::/32",
                        names(DoorRules.BLOCKED_MAX, entry -> Network.of(entry).isPresent()).as(SettingList::networks,
                                SettingList::texts), DoorRules::blockedAddresses, (d, v) -> d.blockedAddresses = v),
                door("blocked_profiles", "a list of up to " + DoorRules.BLOCKED_MAX + " ids of 1 to " + PROFILE_MAX
                                + texts, names(DoorRules.BLOCKED_MAX, upTo(PROFILE_MAX), SettingForm.TEXTS_BYTES_MAX),
                        DoorRules::blockedProfiles, (d, v) -> d.blockedProfiles = v),
                door("event_filters", "a list of up to " + DoorRules.FILTERS_MAX + " objects {name, properties?}",
                        EventFilterForm.form(), DoorRules::eventFilters, (d, v) -> d.eventFilters = v),
                door("address_headers", "a list of up to " + DoorRules.HEADERS_MAX + " of "
                                + String.join(", ", DoorRules.ADDRESS_HEADERS),
                        names(DoorRules.HEADERS_MAX, DoorRules.ADDRESS_HEADERS::contains), DoorRules::addressHeaders,
                        (d, v) -> d.addressHeaders = v),
                door("retry_guard_ms", "a whole number, 0 to " + RETRY_GUARD_MAX_MS, whole(0, RETRY_GUARD_MAX_MS)
                        .as(Duration::ofMillis, SettingList::ms), DoorRules::retryGuard,
                        (d, v) -> d.retryGuard = v),
                door("daily_events_max", "a whole number, 1 to " + DoorRules.DAILY_EVENTS_MAX + ", or null for none",
                        most(), DoorRules::dailyEventsMax, (d, v) -> d.dailyEventsMax = v));
    }

    private static List<Setting<?>> pages() {
        Predicate<String> path = upTo(PATH_MAX).and(text -> text.matches("/[^?#]*"));
        return List.of(
                page("query_allow", "a list of up to " + QUERY_PARAMETERS_MAX + NAMES_RULE,
                        names(QUERY_PARAMETERS_MAX, upTo(PROPERTY_NAME_MAX)), PageRules::queryAllow,
                        (d, v) -> d.queryAllow = v),
                page("hash_routes", "true or false", flag(), PageRules::hashRoutes, (d, v) -> d.hashRoutes = v),
                page("trailing_slash", "strip or keep", either("keep", "strip"), PageRules::keepSlash,
                        (d, v) -> d.keepSlash = v),
                page("path_templates", PATHS_RULE, names(PATHS_MAX, path, PATHS_BYTES_MAX), PageRules::pathTemplates,
                        (d, v) -> d.pathTemplates = v),
                page("exclude_paths", PATHS_RULE, names(PATHS_MAX, path, PATHS_BYTES_MAX), PageRules::excludePaths,
                        (d, v) -> d.excludePaths = v));
    }

    private static List<Setting<?>> retention() {
        return List.of(
                retention(".raw", Retention::rawDays, (d, v) -> d.rawDays = v),
                retention(".sessions", Retention::sessionDays, (d, v) -> d.sessionDays = v),
                retention(".visitors", Retention::visitorDays, (d, v) -> d.visitorDays = v),
                retention(".hours", Retention::hourDays, (d, v) -> d.hourDays = v),
                retention(".days", Retention::dayDays, (d, v) -> d.dayDays = v));
    }

    private static <T> Setting<T> ingest(String path, String rule, SettingForm<T> form, Function<IngestRules, T> read,
                                         BiConsumer<SiteDraft, T> write) {
        return new Setting<>(path, rule, form, site -> read.apply(INGEST), site -> read.apply(site.ingest()), write);
    }

    private static <T> Setting<T> door(String path, String rule, SettingForm<T> form, Function<DoorRules, T> read,
                                       BiConsumer<SiteDraft, T> write) {
        return ingest(path, rule, form, rules -> read.apply(rules.doors()), write);
    }

    private static <T> Setting<T> page(String path, String rule, SettingForm<T> form, Function<PageRules, T> read,
                                       BiConsumer<SiteDraft, T> write) {
        return new Setting<>(path, rule, form, site -> read.apply(PAGES), site -> read.apply(site.pages()), write);
    }

    private static Setting<Integer> retention(String tier, Function<Retention, Integer> read,
                                              BiConsumer<SiteDraft, Integer> write) {
        return new Setting<>(Settings.RETENTION + tier, DAYS_RULE, days(RETENTION_DAYS_MAX), site -> Retention.FOR_EVER,
                site -> read.apply(site.retention()), write);
    }

    private static SettingForm<Integer> shards() {
        SettingForm<Integer> whole = whole(1, Shard.SHARDS_MAX);
        return new SettingForm<>(value -> whole.read().apply(value).filter(count -> Integer.bitCount(count) == 1),
                whole.show());
    }

    private static SettingForm<Integer> most() {
        SettingForm<Integer> whole = whole(1, DoorRules.DAILY_EVENTS_MAX);
        return new SettingForm<>(whole.read(), most -> most == DoorRules.NO_MAX ? new SettingValue.Unset()
                : whole.show().apply(most));
    }

    private static List<Network> networks(List<String> texts) {
        return texts.stream().map(text -> Network.of(text).orElseThrow()).toList();
    }

    private static List<String> texts(List<Network> networks) {
        return networks.stream().map(Network::text).toList();
    }

    private static int ms(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    private static List<Origin> origins(List<String> patterns) {
        return patterns.stream().map(Origin::new).toList();
    }

    private static List<String> patterns(List<Origin> origins) {
        return origins.stream().map(Origin::pattern).toList();
    }
}
