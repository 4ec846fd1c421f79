package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import footfall.aws.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

class MeterTest {
    private static final AmazonDynamoDBLocal LOCAL = DynamoDBEmbedded.create(true);
    private static final DynamoDbClient STORE = LOCAL.dynamoDbClient();
    private static final String TABLE = "meter";

    static {
        STORE.createTable(Tables.create(TABLE));
    }

    private final Bill bill = new Bill();
    private final Meter meter = new Meter(STORE, key -> key.get("pk").s(), bill);

    @AfterAll
    static void stop() {
        LOCAL.shutdownNow();
    }

    @Test
    void agreesWithTheStoreOnSingleWrites() {
        Random chance = new Random(1);
        for (int i = 0; i < 60; i++) {
            Map<String, AttributeValue> item = new HashMap<>(item("same", "k", chance.nextInt(9_000)));
            item.put("number", AttributeValue.fromN(Long.toString(chance.nextLong())));
            double before = bill.total().write();
            double told = meter.putItem(put -> put.tableName(TABLE).item(item)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)).consumedCapacity().capacityUnits();
            assertEquals(told, bill.total().write() - before, "put " + i);
        }
        double before = bill.total().write();
        double told = meter.updateItem(update -> update.tableName(TABLE).key(key("same", "k"))
                .updateExpression("SET extra = :x").expressionAttributeValues(Map.of(":x", AttributeValue.fromS("x")))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)).consumedCapacity().capacityUnits();
        assertEquals(told, bill.total().write() - before, "update");
        before = bill.total().write();
        told = meter.deleteItem(delete -> delete.tableName(TABLE).key(key("same", "k"))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)).consumedCapacity().capacityUnits();
        assertEquals(told, bill.total().write() - before, "delete");
    }

    @Test
    void billsTheLargerOfBeforeAndAfter() {
        meter.putItem(put -> put.tableName(TABLE).item(item("larger", "k", 5_000)));
        meter.putItem(put -> put.tableName(TABLE).item(item("larger", "k", 10)));
        meter.putItem(put -> put.tableName(TABLE).item(item("larger", "k", 10)));
        assertEquals(5 + 5 + 1, bill.parts().get("larger").write());
    }

    @Test
    void billsAFailedConditionByTheItemThatIsThere() {
        meter.putItem(put -> put.tableName(TABLE).item(item("failed", "k", 3_000)));
        assertThrows(ConditionalCheckFailedException.class, () -> meter.putItem(put -> put.tableName(TABLE)
                .item(item("failed", "k", 9_000)).conditionExpression("attribute_not_exists(pk)")));
        assertThrows(ConditionalCheckFailedException.class, () -> meter.putItem(put -> put.tableName(TABLE)
                .item(item("failed", "none", 9_000)).conditionExpression("attribute_exists(pk)")));
        assertEquals(3 + 3 + 1, bill.parts().get("failed").write());
    }

    @Test
    void billsTransactionsTwice() {
        meter.transactWriteItems(write -> write.transactItems(
                List.of(inTransaction(item("twice", "a", 1_500)), inTransaction(item("twice", "b", 10)))));
        assertEquals(2 * 2 + 2 * 1, bill.parts().get("twice").write());
    }

    @Test
    void billsAReadByFourKilobytesAndHalfIfItMayBeStale() {
        STORE.putItem(put -> put.tableName(TABLE).item(item("get", "k", 5_000)));
        meter.getItem(get -> get.tableName(TABLE).key(key("get", "k")).consistentRead(true));
        meter.getItem(get -> get.tableName(TABLE).key(key("get", "k")));
        meter.getItem(get -> get.tableName(TABLE).key(key("get", "none")));
        meter.getItem(get -> get.tableName(TABLE).key(key("get", "k")).projectionExpression("pk").consistentRead(true));
        assertEquals(2 + 1 + 0.5 + 2, bill.parts().get("get").read());
    }

    @Test
    void billsAQueryByItsSumAndABatchByEachItem() {
        for (String sk : List.of("a", "b", "c", "d")) {
            STORE.putItem(put -> put.tableName(TABLE).item(item("sum", sk, 1_000)));
        }
        meter.query(query -> query.tableName(TABLE).keyConditionExpression("pk = :p").consistentRead(true)
                .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("sum"))));
        assertEquals(1, bill.parts().get("sum").read());
        meter.query(query -> query.tableName(TABLE).keyConditionExpression("pk = :p").consistentRead(true)
                .filterExpression("extra = :e").expressionAttributeValues(Map.of(":p", AttributeValue.fromS("sum"),
                        ":e", AttributeValue.fromS("a"))));
        assertEquals(2, bill.parts().get("sum").read());
        meter.batchGetItem(get -> get.requestItems(Map.of(TABLE, KeysAndAttributes.builder().consistentRead(true)
                .keys(List.of(key("sum", "a"), key("sum", "b"), key("sum", "none"))).build())));
        assertEquals(5, bill.parts().get("sum").read());
    }

    private static TransactWriteItem inTransaction(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder().put(put -> put.tableName(TABLE).item(item)).build();
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    private static Map<String, AttributeValue> item(String pk, String sk, int bytes) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk),
                "data", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[bytes])));
    }
}
