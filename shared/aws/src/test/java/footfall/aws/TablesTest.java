package footfall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TablesTest {
    @Test
    void keepsAnItemUnderItsTwoKeys() {
        String table = LocalTables.make();
        Map<String, AttributeValue> item = Map.of(Tables.PK, AttributeValue.fromS("p"), Tables.SK,
                AttributeValue.fromS("s"), Tables.TTL, AttributeValue.fromN("1"));
        LocalTables.client().putItem(put -> put.tableName(table).item(item));
        assertEquals(item, LocalTables.client().getItem(get -> get.tableName(table).key(Map.of(Tables.PK,
                AttributeValue.fromS("p"), Tables.SK, AttributeValue.fromS("s")))).item());
        assertNotEquals(table, LocalTables.make());
    }
}
