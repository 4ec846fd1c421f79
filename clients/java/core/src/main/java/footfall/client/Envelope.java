package footfall.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// What every wire's requests have alike. Of the worker's thread alone.
final class Envelope {
    private final AnalyticsConfig config;
    private final Wire wire;
    private final Gzip gzip;
    private final Losses losses;
    private boolean warned;

    Envelope(AnalyticsConfig config, Wire wire, Gzip gzip, Losses losses) {
        this.config = config;
        this.wire = wire;
        this.gzip = gzip;
        this.losses = losses;
    }

    Sender.Request request(Batch batch, long epochMillis) {
        Wire.Plain plain = wire.request(batch, epochMillis);
        byte[] body = plain.body();
        boolean zipped = false;
        if (config.compression() == Compression.GZIP) {
            try {
                body = gzip.compress(body);
                zipped = true;
            } catch (Exception e) {
                if (!warned) {
                    warned = true;
                    losses.warn("bodies are sent plain, as they could not be compressed: " + e);
                }
            }
        }
        List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json",
                "User-Agent", Version.LIBRARY + "/" + Version.VERSION));
        if (zipped) {
            headers.addAll(List.of("Content-Encoding", "gzip"));
        }
        headers.addAll(plain.headers());
        config.headers().forEach((name, value) -> headers.addAll(List.of(name, value)));
        return new Sender.Request(URI.create(config.host() + (zipped ? plain.gzippedPath() : plain.path())), headers,
                body);
    }
}
