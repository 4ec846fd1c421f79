package footfall.client;

import java.util.Map;
import java.util.UUID;

/// What became of an immediate batch. If hooks dropped all of it, `submitted` is 0 and `allPersisted` true: check
/// `submitted`.
///
/// @param submitted events that were to be sent: all but what hooks dropped
/// @param notPersisted of those, the ones that the server is not known to have
/// @param results by id: what the server said (`ok`, `warning`, `limited`, `drop`), else `failed`, `rejected`,
///     `unconfirmed`, `dropped_full`, `dropped_closed`, `dropped_close` and the like
public record DeliveryReport(int submitted, int notPersisted, Map<UUID, String> results) {
    /// Copies the results.
    public DeliveryReport {
        results = Map.copyOf(results);
    }

    /// Whether the server has all that was submitted.
    public boolean allPersisted() {
        return notPersisted == 0;
    }
}
