package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import footfall.port.SiteStore;
import footfall.site.DayCount;
import footfall.site.KeyHash;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Sites and keys in a table. (`SITES`, site) holds a site, or that it is gone. (`KEY#`hash, `KEY`) holds a key, for
/// ever. (`SITE#`site, `KEY#`hash) says only that there may be such a key of the site; it is put first, so that a key
/// that works can always be found and revoked, and it goes a while after the key has ended.
public final class DynamoSiteStore implements SiteStore {
    private static final String SITES = "SITES";
    private static final String GONE = "gone";
    private static final String KEY = "KEY";
    private static final Duration LISTED_AFTER_END = Duration.ofDays(90);
    private static final Comparator<SiteKey> OLDEST_FIRST =
            Comparator.comparing(SiteKey::created).thenComparing(SiteKey::keyId);

    private final ConditionalTable table;

    public DynamoSiteStore(DynamoDbClient client, String table) {
        this.table = new ConditionalTable(client, table);
    }

    @Override
    public Optional<Site> site(SiteId id) {
        return table.get(SITES, id.value()).filter(item -> !item.containsKey(GONE))
                .map(item -> SiteItem.site(id, item));
    }

    @Override
    public List<Site> sites(String after, int limit) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":sites", fromS(SITES)));
        if (!after.isEmpty()) {
            values.put(":after", fromS(after));
        }
        QueryRequest.Builder range = QueryRequest.builder().limit(limit)
                .keyConditionExpression("pk = :sites" + (after.isEmpty() ? "" : " AND sk > :after"))
                .filterExpression("attribute_not_exists(" + GONE + ")").expressionAttributeValues(values);
        return table.query(range, limit).stream()
                .map(item -> SiteItem.site(new SiteId(item.get(Tables.SK).s()), item)).toList();
    }

    @Override
    public boolean create(Site site) {
        return table.put(SITES, site.id().value(), SiteItem.of(site), ConditionalTable.IF_ABSENT, Map.of()).isEmpty();
    }

    @Override
    public boolean update(Site site, long versionRead) {
        return table.put(SITES, site.id().value(), SiteItem.of(site), SiteItem.VERSION + " = :read",
                Map.of(":read", fromN(Long.toString(versionRead)))).isEmpty();
    }

    @Override
    public void counted(SiteId id, DayCount count) {
        table.set(SITES, id.value(), SiteItem.SEEN, SiteItem.seen(count));
    }

    @Override
    public void delete(SiteId id) {
        table.put(SITES, id.value(), Map.of(GONE, fromBool(true)), ConditionalTable.IF_PRESENT, Map.of());
    }

    @Override
    public Optional<SiteKey> key(KeyHash hash) {
        return table.get(KEY + "#" + hash.hex(), KEY).map(item -> KeyItem.key(hash, item));
    }

    @Override
    public List<SiteKey> keys(SiteId site) {
        QueryRequest.Builder range = QueryRequest.builder().keyConditionExpression("pk = :site")
                .expressionAttributeValues(Map.of(":site", fromS(keysOf(site))));
        return table.query(range, Integer.MAX_VALUE).stream()
                .map(item -> new KeyHash(item.get(Tables.SK).s().substring(KEY.length() + 1)))
                .flatMap(hash -> key(hash).stream()).filter(key -> key.site().equals(site))
                .sorted(OLDEST_FIRST).toList();
    }

    @Override
    public boolean addKey(SiteKey key) {
        String name = KEY + "#" + key.hash().hex();
        table.put(keysOf(key.site()), name, Map.of(), ConditionalTable.IF_ABSENT, Map.of());
        return table.put(name, KEY, KeyItem.of(key), ConditionalTable.IF_ABSENT, Map.of()).isEmpty();
    }

    @Override
    public void expireKey(KeyHash hash, Instant expires) {
        String name = KEY + "#" + hash.hex();
        Optional<Map<String, AttributeValue>> ended = table.set(name, KEY, KeyItem.EXPIRES, KeyItem.expires(expires));
        ended.ifPresent(item -> table.set(keysOf(new SiteId(item.get(KeyItem.SITE).s())), name, Tables.TTL,
                fromN(Long.toString(expires.plus(LISTED_AFTER_END).getEpochSecond()))));
    }

    private static String keysOf(SiteId site) {
        return "SITE#" + site;
    }
}
