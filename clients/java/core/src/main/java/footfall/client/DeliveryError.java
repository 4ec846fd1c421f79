package footfall.client;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events that were lost on the way to the server, told once a batch.
///
/// @param cause what failed below HTTP, or why an event could not be written; else null
/// @param status the server's last status, 0 if it gave none
/// @param attempt how many attempts the batch took
/// @param lost how many events
/// @param historical whether they were sent as historical
/// @param requestId the request's id, the same over its attempts; null if nothing was sent
/// @param results of the lost events by id: `drop`, `failed`, `rejected`, `unconfirmed`, `too_large` and the like
/// @param errorBody the first 512 characters of the server's answer; null if there was none
public record DeliveryError(@Nullable Throwable cause, int status, int attempt, int lost, boolean historical,
        @Nullable String requestId, Map<UUID, String> results, @Nullable String errorBody) {
    /// Copies the results.
    public DeliveryError {
        results = Map.copyOf(results);
    }
}
