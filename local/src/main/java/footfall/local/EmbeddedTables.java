package footfall.local;

import footfall.aws.Tables;
import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// A DynamoDB in this JVM with both tables, kept in one SQLite file, which has each answered write also after a kill.
final class EmbeddedTables implements AutoCloseable {
    /// Sites, keys and salts.
    static final String SITES = "footfall-sites";
    /// Logs and views.
    static final String DATA = "footfall-data";

    private final AmazonDynamoDBLocal server;

    private EmbeddedTables(AmazonDynamoDBLocal server) {
        this.server = server;
    }

    /// Opens the file, or begins one with both tables.
    static EmbeddedTables start(Path file) {
        // True: its makers are not told that it was started.
        EmbeddedTables tables = new EmbeddedTables(DynamoDBEmbedded.create(file.toFile(), true));
        tables.make(SITES);
        tables.make(DATA);
        return tables;
    }

    /// The client of the embedded store.
    DynamoDbClient client() {
        return server.dynamoDbClient();
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private void make(String name) {
        try {
            client().createTable(Tables.create(name));
        } catch (ResourceInUseException e) {
            // It stands from an earlier run, with what it holds.
        }
    }
}
