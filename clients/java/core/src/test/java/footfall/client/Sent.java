package footfall.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// A request as a server sees it.
record Sent(String path, Map<String, String> headers, byte[] raw, Map<?, ?> root, long nanos, String status) {
    static Sent of(Sender.Request request, long nanos, String status) {
        Map<String, String> headers = new TreeMap<>();
        for (int i = 0; i < request.headers().size(); i += 2) {
            headers.put(request.headers().get(i).toLowerCase(Locale.ROOT), request.headers().get(i + 1));
        }
        byte[] raw = request.body();
        byte[] body = "gzip".equals(headers.get("content-encoding")) ? unzip(raw) : raw;
        String path = request.uri().getRawPath()
                + (request.uri().getRawQuery() == null ? "" : "?" + request.uri().getRawQuery());
        return new Sent(path, headers, raw, JsonReader.object(body).orElseThrow(), nanos, status);
    }

    static byte[] unzip(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Without what the compression did.
    String text() {
        return new String("gzip".equals(headers.get("content-encoding")) ? unzip(raw) : raw, StandardCharsets.UTF_8);
    }

    List<Map<?, ?>> events() {
        List<Map<?, ?>> events = new ArrayList<>();
        Object list = root.containsKey("batch") ? root.get("batch") : root.get("events");
        ((List<?>) list).forEach(event -> events.add((Map<?, ?>) event));
        return events;
    }

    Map<?, ?> event() {
        return events().get(0);
    }

    Map<?, ?> properties() {
        return (Map<?, ?>) event().get("properties");
    }

    Map<?, ?> options() {
        return (Map<?, ?>) event().get("options");
    }

    List<String> all(String member) {
        return events().stream().map(event -> String.valueOf(event.get(member))).toList();
    }

    List<String> ids() {
        return all(root.containsKey("events") ? "id" : "uuid");
    }

    List<String> names() {
        return all("event");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean historical() {
        return Boolean.TRUE.equals(root.get("historical_migration")) || Boolean.TRUE.equals(root.get("historical"));
    }
}
