package footfall.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The real sender, and what it sent: the contract's runner may ask for it.
public final class WatchedSender implements Sender {
    private static final int SEEN_MAX = 1_000;

    private final Sender real;
    private final Consumer<Seen> seen;

    private WatchedSender(Sender real, Consumer<Seen> seen) {
        this.real = real;
        this.seen = seen;
    }

    /// A request that ended; status 0 if it got no answer.
    public record Seen(long timestampMs, int status, int retryAttempt, int eventCount, List<String> uuids) {}

    /// What a client sent, oldest first, the last thousand. Thread-safe.
    public static final class Log {
        private final List<Seen> all = new ArrayList<>();

        /// All of it.
        public synchronized List<Seen> all() {
            return List.copyOf(all);
        }

        private synchronized void add(Seen one) {
            if (all.size() == SEEN_MAX) {
                all.remove(0);
            }
            all.add(one);
        }
    }

    /// The version of the client.
    public static String version() {
        return Version.VERSION;
    }

    /// A client that is watched.
    public static Analytics build(AnalyticsBuilder builder, Log log) {
        Outside system = Outside.system();
        return builder.outside(new Outside(system.clock(), system.random(),
                config -> new WatchedSender(system.sender().apply(config), log::add), system.log(), system.gzip(),
                true)).build();
    }

    @Override
    public Exchange send(Request request, Consumer<Outcome> end) {
        long at = System.currentTimeMillis();
        return real.send(request, outcome -> {
            seen.accept(new Seen(at, outcome instanceof Outcome.Answer answer ? answer.status() : 0,
                    attempt(request.headers()), ids(request).size(), ids(request)));
            end.accept(outcome);
        });
    }

    private static int attempt(List<String> headers) {
        int place = headers.indexOf("PostHog-Attempt");
        return place < 0 ? 0 : Integer.parseInt(headers.get(place + 1)) - 1;
    }

    private static List<String> ids(Request request) {
        List<String> ids = new ArrayList<>();
        byte[] body = request.body();
        if (request.headers().contains("Content-Encoding")) {
            try (java.util.zip.GZIPInputStream in =
                    new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(body))) {
                body = in.readAllBytes();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        JsonReader.object(body).ifPresent(root -> {
            if (root.get("batch") instanceof List<?> batch) {
                batch.forEach(event -> ids.add(String.valueOf(((Map<?, ?>) event).get("uuid"))));
            }
        });
        return ids;
    }

    @Override
    public void close() {
        real.close();
    }
}
