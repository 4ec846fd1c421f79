package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import footfall.site.DayCount;
import footfall.site.DoorRules;
import footfall.site.IngestRules;
import footfall.site.Origin;
import footfall.site.Kept;
import footfall.site.PageRules;
import footfall.site.Retention;
import footfall.site.Sharding;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.Timeouts;
import footfall.time.Day;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A site as an item, an attribute a setting. Format 1; 2, if its session timeout was changed: a function that does
/// not know of the history must not count with the newest timeout alone, nor forget the others; or 3, if its
/// door stands otherwise than open: a function that does not know of that must not let in whom it turns away.
final class SiteItem {
    static final String VERSION = "version";
    static final String SEEN = "events_seen";
    private static final String FORMAT = "v";
    private static final String FORMAT_1 = "1";
    private static final String FORMAT_2 = "2";
    private static final String FORMAT_3 = "3";
    private static final Set<String> FORMATS = Set.of(FORMAT_1, FORMAT_2, FORMAT_3);
    private static final String TIMEOUT = "session_timeout_ms";
    private static final String TIMEOUT_FIRST = "session_timeout_first_ms";
    private static final String TIMEOUTS = "session_timeout_changes";
    private static final String DOORS = "doors";
    private static final String KEPT = "kept_from_ms";

    private SiteItem() {}

    /// The attributes of a site besides its keys.
    static Map<String, AttributeValue> of(Site site) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(FORMAT, fromN(format(site)));
        item.put("name", fromS(site.name()));
        item.put("time_zone", fromS(site.timeZone().getId()));
        item.put("currency", fromS(site.currency()));
        item.put("active", fromBool(site.active()));
        item.put("shards", number(site.sharding().count()));
        item.put("shards_before", number(site.sharding().before()));
        item.put("shards_since", number(site.sharding().since().index()));
        putTimeouts(item, site.timeouts());
        item.put(VERSION, number(site.version()));
        item.put("created_ms", number(site.created().toEpochMilli()));
        putIngest(item, site.ingest());
        putPages(item, site.pages());
        putRetention(item, site.retention());
        if (!site.seen().equals(DayCount.NONE)) {
            item.put(SEEN, seen(site.seen()));
        }
        return item;
    }

    private static String format(Site site) {
        if (!site.ingest().doors().equals(DoorRules.OPEN)) {
            return FORMAT_3;
        }
        return site.timeouts().changes().isEmpty() ? FORMAT_1 : FORMAT_2;
    }

    /// The site that an item holds.
    static Site site(SiteId id, Map<String, AttributeValue> item) {
        String format = item.get(FORMAT).n();
        if (!FORMATS.contains(format)) {
            throw new IllegalStateException("format: " + format + ", must be " + FORMAT_1 + " to " + FORMAT_3);
        }
        Sharding sharding = new Sharding(whole(item, "shards"), whole(item, "shards_before"),
                new Day(Long.parseLong(item.get("shards_since").n())));
        return new Site(id, item.get("name").s(), ZoneId.of(item.get("time_zone").s()), item.get("currency").s(),
                item.get("active").bool(), sharding, ingest(item), pages(item),
                item.containsKey(TIMEOUTS) ? timeouts(item) : Timeouts.always(ms(item, TIMEOUT)), retention(item),
                Long.parseLong(item.get(VERSION).n()),
                Instant.ofEpochMilli(Long.parseLong(item.get("created_ms").n())),
                item.containsKey(SEEN) ? seen(item.get(SEEN)) : DayCount.NONE);
    }

    /// A day, and how many.
    static AttributeValue seen(DayCount count) {
        return fromL(List.of(number(count.day().index()), number(count.events())));
    }

    private static DayCount seen(AttributeValue count) {
        return new DayCount(new Day(Long.parseLong(count.l().getFirst().n())),
                Long.parseLong(count.l().getLast().n()));
    }

    private static void putTimeouts(Map<String, AttributeValue> item, Timeouts timeouts) {
        item.put(TIMEOUT, number(timeouts.newest().toMillis()));
        if (!timeouts.changes().isEmpty()) {
            item.put(TIMEOUT_FIRST, number(timeouts.first().toMillis()));
            item.put(TIMEOUTS, fromL(timeouts.changes().stream().map(change -> fromL(List.of(
                    number(change.from().toEpochMilli()), number(change.timeout().toMillis())))).toList()));
        }
    }

    private static Timeouts timeouts(Map<String, AttributeValue> item) {
        return new Timeouts(ms(item, TIMEOUT_FIRST), item.get(TIMEOUTS).l().stream().map(AttributeValue::l)
                .map(change -> new Timeouts.Change(Instant.ofEpochMilli(Long.parseLong(change.getFirst().n())),
                        Duration.ofMillis(Long.parseLong(change.getLast().n())))).toList());
    }

    private static Duration ms(Map<String, AttributeValue> item, String name) {
        return Duration.ofMillis(whole(item, name));
    }

    private static void putIngest(Map<String, AttributeValue> item, IngestRules rules) {
        item.put("allowed_origins", texts(rules.allowedOrigins().stream().map(Origin::pattern).toList()));
        item.put("require_origin", fromBool(rules.requireOrigin()));
        item.put("identity", fromS(rules.identity().name()));
        item.put("privacy_signals", fromS(rules.privacySignals().name()));
        item.put("bots", fromS(rules.bots().name()));
        item.put("revenue_public", fromBool(rules.revenuePublic()));
        item.put("event_age_max_days", number(rules.eventAgeMaxDays()));
        item.put("property_allow", texts(rules.propertyAllow()));
        item.put("property_deny", texts(rules.propertyDeny()));
        if (!rules.doors().equals(DoorRules.OPEN)) {
            item.put(DOORS, DoorItem.of(rules.doors()));
        }
    }

    private static IngestRules ingest(Map<String, AttributeValue> item) {
        return new IngestRules(texts(item, "allowed_origins").stream().map(Origin::new).toList(),
                item.get("require_origin").bool(), IngestRules.Identity.valueOf(item.get("identity").s()),
                IngestRules.PrivacySignals.valueOf(item.get("privacy_signals").s()),
                IngestRules.Bots.valueOf(item.get("bots").s()), item.get("revenue_public").bool(),
                whole(item, "event_age_max_days"), texts(item, "property_allow"), texts(item, "property_deny"),
                item.containsKey(DOORS) ? DoorItem.doors(item.get(DOORS)) : DoorRules.OPEN);
    }

    private static void putPages(Map<String, AttributeValue> item, PageRules rules) {
        item.put("query_allow", texts(rules.queryAllow()));
        item.put("hash_routes", fromBool(rules.hashRoutes()));
        item.put("keep_slash", fromBool(rules.keepSlash()));
        item.put("path_templates", texts(rules.pathTemplates()));
        item.put("exclude_paths", texts(rules.excludePaths()));
    }

    private static PageRules pages(Map<String, AttributeValue> item) {
        return new PageRules(texts(item, "query_allow"), item.get("hash_routes").bool(), item.get("keep_slash").bool(),
                texts(item, "path_templates"), texts(item, "exclude_paths"));
    }

    private static void putRetention(Map<String, AttributeValue> item, Retention retention) {
        item.put("raw_days", number(retention.rawDays()));
        item.put("session_days", number(retention.sessionDays()));
        item.put("visitor_days", number(retention.visitorDays()));
        item.put("hour_days", number(retention.hourDays()));
        item.put("day_days", number(retention.dayDays()));
        Kept before = retention.before();
        if (!before.equals(Kept.EVERYTHING)) {
            item.put(KEPT, fromL(Stream.of(before.raw(), before.sessions(), before.visitors(), before.hours(),
                    before.days()).map(from -> number(from.toEpochMilli())).toList()));
        }
    }

    private static Retention retention(Map<String, AttributeValue> item) {
        return new Retention(whole(item, "raw_days"), whole(item, "session_days"), whole(item, "visitor_days"),
                whole(item, "hour_days"), whole(item, "day_days"), kept(item));
    }

    /// Sites whose retention never changed have none.
    private static Kept kept(Map<String, AttributeValue> item) {
        if (!item.containsKey(KEPT)) {
            return Kept.EVERYTHING;
        }
        List<Instant> from = item.get(KEPT).l().stream()
                .map(ms -> Instant.ofEpochMilli(Long.parseLong(ms.n()))).toList();
        return new Kept(from.get(0), from.get(1), from.get(2), from.get(3), from.get(4));
    }

    private static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }

    private static int whole(Map<String, AttributeValue> item, String name) {
        return Integer.parseInt(item.get(name).n());
    }

    static AttributeValue texts(List<String> texts) {
        return fromL(texts.stream().map(AttributeValue::fromS).toList());
    }

    static List<String> texts(Map<String, AttributeValue> item, String name) {
        return item.get(name).l().stream().map(AttributeValue::s).toList();
    }
}
