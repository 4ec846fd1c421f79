package footfall.client.bench;

import com.snowplowanalytics.snowplow.tracker.http.HttpClientAdapter;
import com.snowplowanalytics.snowplow.tracker.payload.SelfDescribingJson;
import com.snowplowanalytics.snowplow.tracker.payload.TrackerPayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// HTTP for Snowplow's tracker, which brings none of its own: the JDK's.
final class PlainAdapter implements HttpClientAdapter {
    private final String host;
    private final HttpClient client = HttpClient.newHttpClient();

    PlainAdapter(String host) {
        this.host = host;
    }

    @Override
    public int post(SelfDescribingJson payload) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(host + "/com.snowplowanalytics.snowplow/tp2"))
                    .POST(HttpRequest.BodyPublishers.ofString(payload.toString())).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public int get(TrackerPayload payload) {
        throw new UnsupportedOperationException("get: not used, the emitter posts");
    }

    @Override
    public String getUrl() {
        return host;
    }

    @Override
    public Object getHttpClient() {
        return client;
    }
}
