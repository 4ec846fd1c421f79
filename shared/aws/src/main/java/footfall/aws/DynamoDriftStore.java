package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import footfall.port.DriftStore;
import footfall.port.Unavailable;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Results of comparisons in the table of logs and views, all in one partition, as they are few: (`DRIFT`,
/// `site#number`) holds that of a shard, and is not read any more after a month; (`DRIFT`, `#`) the place where the
/// next comparison begins.
public final class DynamoDriftStore implements DriftStore {
    /// The partition of all results.
    public static final String PARTITION = "DRIFT";
    /// How long a result tells something.
    static final Duration LIVES = Duration.ofDays(30);

    private static final String PLACE = "#";
    private static final String AT = "a";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String DIFFERENCES = "d";
    private static final String FIRST = "first";
    private static final String SITE = "site";
    private static final String NUMBER = "n";

    private final DynamoDbClient client;
    private final String name;
    private final ConditionalTable table;
    private final InstantSource clock;

    public DynamoDriftStore(DynamoDbClient client, String table) {
        this(client, table, InstantSource.system());
    }

    /// @param clock says from when on a result is no longer read
    public DynamoDriftStore(DynamoDbClient client, String table, InstantSource clock) {
        this.client = client;
        this.name = table;
        this.table = new ConditionalTable(client, table);
        this.clock = clock;
    }

    @Override
    public void put(Drift drift) {
        put("%s#%02d".formatted(drift.shard().site(), drift.shard().number()), drift.shard(), Map.of(
                AT, ms(drift.at()), FROM, ms(drift.from()), TO, ms(drift.to()),
                DIFFERENCES, fromN(Integer.toString(drift.differences())), FIRST, fromS(drift.first()),
                Tables.TTL, fromN(Long.toString(drift.at().plus(LIVES).getEpochSecond()))));
    }

    @Override
    public List<Drift> drifts(SiteId site) {
        QueryRequest.Builder range = QueryRequest.builder()
                .keyConditionExpression("pk = :p AND begins_with(sk, :site)")
                .expressionAttributeValues(Map.of(":p", fromS(PARTITION), ":site", fromS(site + "#")));
        long now = clock.instant().getEpochSecond();
        return table.query(range, Shard.SHARDS_MAX).stream()
                .filter(item -> Long.parseLong(item.get(Tables.TTL).n()) > now)
                .map(item -> new Drift(shard(item), instant(item, AT), instant(item, FROM), instant(item, TO),
                        Integer.parseInt(item.get(DIFFERENCES).n()), item.get(FIRST).s())).toList();
    }

    @Override
    public Optional<Place> place() {
        return table.get(PARTITION, PLACE).map(item -> new Place(shard(item), instant(item, FROM)));
    }

    @Override
    public void goOnAt(Place place) {
        put(PLACE, place.shard(), Map.of(FROM, ms(place.since())));
    }

    private void put(String sk, Shard shard, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.put(Tables.PK, fromS(PARTITION));
        item.put(Tables.SK, fromS(sk));
        item.put(SITE, fromS(shard.site().value()));
        item.put(NUMBER, fromN(Integer.toString(shard.number())));
        try {
            client.putItem(put -> put.tableName(name).item(item));
        } catch (SdkException e) {
            throw new Unavailable("put of a result in " + name, e);
        }
    }

    private static Shard shard(Map<String, AttributeValue> item) {
        return new Shard(new SiteId(item.get(SITE).s()), Integer.parseInt(item.get(NUMBER).n()));
    }

    private static AttributeValue ms(Instant instant) {
        return fromN(Long.toString(instant.toEpochMilli()));
    }

    private static Instant instant(Map<String, AttributeValue> item, String name) {
        return Instant.ofEpochMilli(Long.parseLong(item.get(name).n()));
    }
}
