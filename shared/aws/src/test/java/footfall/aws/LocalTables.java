package footfall.aws;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/// One embedded DynamoDB in memory for all tests of a JVM; each test takes a table of its own.
public final class LocalTables {
    private static final AtomicInteger MADE = new AtomicInteger();

    private LocalTables() {}

    /// The client of the embedded store.
    public static DynamoDbClient client() {
        return Embedded.CLIENT;
    }

    /// Makes a new, empty table.
    ///
    /// @return its name
    public static String make() {
        String name = "table-" + MADE.incrementAndGet();
        client().createTable(Tables.create(name));
        return name;
    }

    private static final class Embedded {
        // True: tell nobody that a test was run.
        static final DynamoDbClient CLIENT = DynamoDBEmbedded.create(true).dynamoDbClient();
    }
}
