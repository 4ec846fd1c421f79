package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where an item stands in its table.
record ItemKey(String pk, String sk) {
    static ItemKey of(Map<String, AttributeValue> item) {
        return new ItemKey(item.get(Tables.PK).s(), item.get(Tables.SK).s());
    }

    Map<String, AttributeValue> attributes() {
        return Map.of(Tables.PK, fromS(pk), Tables.SK, fromS(sk));
    }
}
