package footfall.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Builds an [Analytics]. Each method refuses null and what is out of bounds with an IllegalArgumentException that
/// names the knob and its bounds; a count of 0 becomes 1, and a duration above a day becomes a day. Not thread-safe.
public final class AnalyticsBuilder {
    private final String apiKey;
    private final URI host;
    private boolean disabled;
    private WireFormat wire = WireFormat.V1;
    private int flushAt = 100;
    private int maxBatchSize = 100;
    private int maxBatchBytes = 4 << 20;
    private int maxEventBytes = 1 << 20;
    private Duration flushInterval = Duration.ofSeconds(5);
    private int maxQueueSize = 10_000;
    private long maxBufferBytes = 64L << 20;
    private int senders = 2;
    private Duration requestTimeout = Duration.ofSeconds(30);
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration closeTimeout = Duration.ofSeconds(30);
    private boolean closeOnExit = true;
    private Duration retryInitialBackoff = Duration.ofMillis(200);
    private Duration retryMaxBackoff = Duration.ofSeconds(30);
    private double retryJitter = 0.25;
    private int maxAttempts = 3;
    private Compression compression = Compression.GZIP;
    private boolean historicalMigration;
    private boolean disableGeoip;
    private boolean isServer = true;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<UnaryOperator<@Nullable Event>> beforeSend = new ArrayList<>();
    private @Nullable Consumer<DeliveryError> onError;
    private Outside outside = Outside.system();

    AnalyticsBuilder(@Nullable String apiKey, URI host) {
        this.apiKey = Knobs.key(apiKey);
        this.host = Knobs.host(host);
    }

    /// A client that does nothing: no thread, every call returns at once. Default: false.
    public AnalyticsBuilder disabled(boolean value) {
        this.disabled = value;
        return this;
    }

    /// What the server understands. Default: [WireFormat#V1].
    public AnalyticsBuilder wire(WireFormat value) {
        this.wire = Knobs.given("wire", value);
        return this;
    }

    /// Un-sent events that trigger a send, 1 to `maxQueueSize`, which it becomes if it is above. Default: 100.
    public AnalyticsBuilder flushAt(int events) {
        this.flushAt = Knobs.count("flushAt", events, Integer.MAX_VALUE);
        return this;
    }

    /// Events a request, 1 to 2,000; more are split, first in, first out. Default: 100.
    public AnalyticsBuilder maxBatchSize(int events) {
        this.maxBatchSize = Knobs.count("maxBatchSize", events, 2_000);
        return this;
    }

    /// Bytes of a body before compression, 64 KiB to 20 MiB. Keep it below what the server takes. Default: 4 MiB.
    public AnalyticsBuilder maxBatchBytes(int bytes) {
        this.maxBatchBytes = (int) Knobs.within("maxBatchBytes", bytes, 64 << 10, 20 << 20);
        return this;
    }

    /// Bytes of an event as JSON, 1 KiB to 1 MiB, and at most half of `maxBatchBytes`; a larger event is dropped and
    /// counted. Default: 1 MiB.
    public AnalyticsBuilder maxEventBytes(int bytes) {
        this.maxEventBytes = (int) Knobs.within("maxEventBytes", bytes, 1 << 10, 1 << 20);
        return this;
    }

    /// How long the first event of a batch waits for others, 1 ms to a day. Default: 5 s.
    public AnalyticsBuilder flushInterval(Duration value) {
        this.flushInterval = Knobs.duration("flushInterval", value, Duration.ofMillis(1));
        return this;
    }

    /// Events in flight, wherever they are, 1 to 1,000,000; more are dropped and counted. Default: 10,000.
    public AnalyticsBuilder maxQueueSize(int events) {
        this.maxQueueSize = Knobs.count("maxQueueSize", events, 1_000_000);
        return this;
    }

    /// Bytes of events that are written and not settled, at least twice `maxBatchBytes`; what is above is dropped and
    /// counted. Default: 64 MiB.
    public AnalyticsBuilder maxBufferBytes(long bytes) {
        this.maxBufferBytes = Knobs.within("maxBufferBytes", bytes, 128 << 10, Long.MAX_VALUE / 4);
        return this;
    }

    /// Requests at once, 1 to 8, so that one slow answer does not stop the rest. Default: 2.
    public AnalyticsBuilder senders(int requests) {
        this.senders = Knobs.count("senders", requests, 8);
        return this;
    }

    /// One request, from connecting to the last byte of its answer, 1 ms to a day. Default: 30 s.
    public AnalyticsBuilder requestTimeout(Duration value) {
        this.requestTimeout = Knobs.duration("requestTimeout", value, Duration.ofMillis(1));
        return this;
    }

    /// The part of it that is spent connecting, 1 ms to a day. Default: 10 s.
    public AnalyticsBuilder connectTimeout(Duration value) {
        this.connectTimeout = Knobs.duration("connectTimeout", value, Duration.ofMillis(1));
        return this;
    }

    /// The whole of what `close()` may take, up to a day; zero drops all and sends nothing. Default: 30 s.
    public AnalyticsBuilder closeTimeout(Duration value) {
        this.closeTimeout = Knobs.duration("closeTimeout", value, Duration.ZERO);
        return this;
    }

    /// Whether the client closes when the JVM ends, by a shutdown hook. `SIGKILL` runs none. Default: true.
    public AnalyticsBuilder closeOnExit(boolean value) {
        this.closeOnExit = value;
        return this;
    }

    /// Wait before the second attempt, doubled before each further one, 1 ms to a day. Default: 200 ms.
    public AnalyticsBuilder retryInitialBackoff(Duration value) {
        this.retryInitialBackoff = Knobs.duration("retryInitialBackoff", value, Duration.ofMillis(1));
        return this;
    }

    /// Ceiling of waits, the server's own too, 1 ms to a day. Default: 30 s.
    public AnalyticsBuilder retryMaxBackoff(Duration value) {
        this.retryMaxBackoff = Knobs.duration("retryMaxBackoff", value, Duration.ofMillis(1));
        return this;
    }

    /// How much of a wait may be added to it by chance, 0 to 1. Default: 0.25.
    public AnalyticsBuilder retryJitter(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("retryJitter: " + value + ", should be 0 to 1");
        }
        this.retryJitter = value;
        return this;
    }

    /// Attempts a batch, the first one counted, 1 to 100. Default: 3.
    public AnalyticsBuilder maxAttempts(int attempts) {
        this.maxAttempts = Knobs.count("maxAttempts", attempts, 100);
        return this;
    }

    /// How bodies travel. Default: [Compression#GZIP].
    public AnalyticsBuilder compression(Compression value) {
        this.compression = Knobs.given("compression", value);
        return this;
    }

    /// Whether every batch is historical. Default: false.
    public AnalyticsBuilder historicalMigration(boolean value) {
        this.historicalMigration = value;
        return this;
    }

    /// Whether events ask for no place by address: `$geoip_disable`, unless they set it. Default: false.
    public AnalyticsBuilder disableGeoip(boolean value) {
        this.disableGeoip = value;
        return this;
    }

    /// Whether events say that they come from a server: `$is_server`, unless they set it. Default: true.
    public AnalyticsBuilder isServer(boolean value) {
        this.isServer = value;
        return this;
    }

    /// A header of every request, at most 16; not one that the client or the JDK sets itself.
    public AnalyticsBuilder header(String name, String value) {
        Knobs.header(name, value, headers.size());
        headers.put(name, value);
        return this;
    }

    /// A hook that sees each event once before it is sent, on the client's thread, after the hooks given before it.
    /// Null drops the event, an exception too. It should not block: nothing is sent meanwhile.
    public AnalyticsBuilder beforeSend(UnaryOperator<@Nullable Event> hook) {
        beforeSend.add(Knobs.given("beforeSend", hook));
        return this;
    }

    /// Told of lost events instead of the log, on the client's thread. It should not block.
    public AnalyticsBuilder onError(Consumer<DeliveryError> told) {
        this.onError = Knobs.given("onError", told);
        return this;
    }

    AnalyticsBuilder outside(Outside given) {
        this.outside = given;
        return this;
    }

    /// The client, with its thread started. It blocks for no I/O.
    ///
    /// @throws IllegalArgumentException if two knobs do not fit together
    public Analytics build() {
        return new Analytics(config(), outside);
    }

    private AnalyticsConfig config() {
        if (maxBufferBytes < 2L * maxBatchBytes) {
            throw new IllegalArgumentException("maxBufferBytes: " + maxBufferBytes
                    + ", should be at least twice maxBatchBytes, " + 2L * maxBatchBytes);
        }
        return new AnalyticsConfig(apiKey, host, disabled || apiKey.isEmpty(), wire, Math.min(flushAt, maxQueueSize),
                maxBatchSize, maxBatchBytes, Math.min(maxEventBytes, maxBatchBytes / 2), flushInterval, maxQueueSize,
                maxBufferBytes, senders, requestTimeout, connectTimeout, closeTimeout, closeOnExit,
                retryInitialBackoff, retryMaxBackoff, retryJitter, maxAttempts, compression, historicalMigration,
                disableGeoip, isServer, headers, beforeSend, onError);
    }
}
