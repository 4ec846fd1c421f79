package footfall.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a client was built with; immutable. [AnalyticsBuilder] says what each knob means.
///
/// @param apiKey the project's key; blank for a disabled client
/// @param host where the server is, without slash at its end
/// @param disabled whether nothing is ever sent
/// @param wire what the server understands
/// @param flushAt un-sent events that trigger a send
/// @param maxBatchSize events a request
/// @param maxBatchBytes bytes of a body before compression
/// @param maxEventBytes bytes of an event as JSON
/// @param flushInterval how long the first event of a batch waits
/// @param maxQueueSize events in flight, wherever they are
/// @param maxBufferBytes bytes of events that are written and not settled
/// @param senders requests at once
/// @param requestTimeout one request, up to the last byte of its answer
/// @param connectTimeout the part of it that is spent connecting
/// @param closeTimeout the whole of what `close()` may take
/// @param closeOnExit whether the client closes when the JVM ends
/// @param retryInitialBackoff wait before the second attempt
/// @param retryMaxBackoff ceiling of waits
/// @param retryJitter how much of a wait may be added to it by chance, 0 to 1
/// @param maxAttempts attempts a batch, the first one counted
/// @param compression how bodies travel
/// @param historicalMigration whether every batch is historical
/// @param disableGeoip whether events ask for no place by address
/// @param isServer whether events say that they come from a server
/// @param headers sent with each request
/// @param beforeSend hooks, in order
/// @param onError told of lost events; null: a warning is logged
public record AnalyticsConfig(String apiKey, URI host, boolean disabled, WireFormat wire, int flushAt,
        int maxBatchSize, int maxBatchBytes, int maxEventBytes, Duration flushInterval, int maxQueueSize,
        long maxBufferBytes, int senders, Duration requestTimeout, Duration connectTimeout, Duration closeTimeout,
        boolean closeOnExit, Duration retryInitialBackoff, Duration retryMaxBackoff, double retryJitter,
        int maxAttempts, Compression compression, boolean historicalMigration, boolean disableGeoip,
        boolean isServer, Map<String, String> headers, List<UnaryOperator<@Nullable Event>> beforeSend,
        @Nullable Consumer<DeliveryError> onError) {
    /// Copies the collections.
    public AnalyticsConfig {
        headers = Map.copyOf(headers);
        beforeSend = List.copyOf(beforeSend);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "AnalyticsConfig[" + host + ", " + wire + (disabled ? ", disabled]" : "]");
    }
}
