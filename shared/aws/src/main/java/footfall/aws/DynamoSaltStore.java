package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import footfall.identity.Salt;
import footfall.port.SaltStore;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Salts in a table. (`SALT`, date) holds a day's salt; from 00:00 UTC two days after its date on it is not read,
/// whether it was deleted or not. (`SECRET`, `SHARDS`) holds the secret that stays.
public final class DynamoSaltStore implements SaltStore {
    private static final String SALTS = "SALT";
    private static final String SECRETS = "SECRET";
    private static final String SHARDS = "SHARDS";
    private static final String HEX = "salt";
    private static final int LIFE_DAYS = 2;

    private final ConditionalTable table;
    private final InstantSource clock;

    public DynamoSaltStore(DynamoDbClient client, String table) {
        this(client, table, InstantSource.system());
    }

    public DynamoSaltStore(DynamoDbClient client, String table, InstantSource clock) {
        this.table = new ConditionalTable(client, table);
        this.clock = clock;
    }

    @Override
    public Optional<Salt> of(LocalDate date) {
        return clock.instant().getEpochSecond() >= end(date) ? Optional.empty()
                : table.get(SALTS, date.toString()).map(DynamoSaltStore::salt);
    }

    @Override
    public Salt make(LocalDate date, Salt fresh) {
        return make(SALTS, date.toString(),
                Map.of(HEX, fromS(fresh.hex()), Tables.TTL, fromN(Long.toString(end(date)))), fresh);
    }

    @Override
    public void destroyBefore(LocalDate date) {
        QueryRequest.Builder range = QueryRequest.builder().keyConditionExpression("pk = :salts AND sk < :date")
                .expressionAttributeValues(Map.of(":salts", fromS(SALTS), ":date", fromS(date.toString())));
        table.query(range, Integer.MAX_VALUE).forEach(item -> table.delete(SALTS, item.get(Tables.SK).s()));
    }

    @Override
    public Salt shardSecret(Salt fresh) {
        return make(SECRETS, SHARDS, Map.of(HEX, fromS(fresh.hex())), fresh);
    }

    /// Reads first: whoever may only read gets along once it is made.
    private Salt make(String pk, String sk, Map<String, AttributeValue> item, Salt fresh) {
        return table.get(pk, sk).map(DynamoSaltStore::salt)
                .orElseGet(() -> table.put(pk, sk, item, ConditionalTable.IF_ABSENT, Map.of())
                        .map(DynamoSaltStore::salt).orElse(fresh));
    }

    private static Salt salt(Map<String, AttributeValue> item) {
        return new Salt(item.get(HEX).s());
    }

    private static long end(LocalDate date) {
        return date.plusDays(LIFE_DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
