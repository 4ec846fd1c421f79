package footfall.proof.rivals;

import java.time.InstantSource;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The other designs, by name.
public enum Design {
    /// Put the event, add to its counters.
    NAIVE,
    /// A transaction an event.
    TRANSACTIONAL,
    /// A claim an event, sums a batch, an intent log.
    CLAIM_PER_EVENT;

    /// How tables and files name it.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A reducer of this design, cold.
    public Rival reducer(DynamoDbClient client, String table, InstantSource clock) {
        return switch (this) {
            case NAIVE -> new AddCounters(client, table);
            case TRANSACTIONAL -> new TransactEvents(client, table);
            case CLAIM_PER_EVENT -> new ClaimEvents(client, table, clock);
        };
    }
}
