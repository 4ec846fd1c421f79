package footfall.aws;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The form that every table of ours has: two string keys, no index, and an attribute that says when an item may go.
public final class Tables {
    /// The partition key, a string.
    public static final String PK = "pk";
    /// The sort key, a string.
    public static final String SK = "sk";
    /// From when on an item counts as gone, in epoch seconds; the store deletes it days later, so reads must look at
    /// it.
    public static final String TTL = "ttl";

    private Tables() {}

    /// Asks for such a table where no template makes it: on a local store.
    public static CreateTableRequest create(String name) {
        return CreateTableRequest.builder().tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text(PK), text(SK))
                .keySchema(key(PK, KeyType.HASH), key(SK, KeyType.RANGE))
                .build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
