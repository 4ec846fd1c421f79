package footfall.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A request as a client of a dialect sends it when it has kept events for a while.
///
/// @param name    of the dialect
/// @param headers with the key
/// @param events  how many
record IngestSample(String name, String path, Map<String, String> headers, int events, byte[] body) {
    private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/140.0.0.0 Safari/537.36";

    /// What OpenPanel's clients are known by is a UUID.
    static final String CLIENT = "0d6a3b54-7c1e-4c62-9f0a-2f1f4f1c8a11";

    /// One of each dialect, of the size that its clients send at most at once, up to 100.
    static List<IngestSample> all(String key, Instant now) {
        return List.of(footfall(key, now, 100), convex(key, now), posthog(key, now), openpanel(now));
    }

    /// Of Footfall's own dialect.
    static IngestSample footfall(String key, Instant now, int events) {
        return new IngestSample("footfall", "/v1/events", Map.of("authorization", "Bearer " + key, "content-type",
                "application/json", "user-agent", AGENT), events, bytes("{\"sent_at\":\"" + now + "\",\"events\":["
                + joined(events, i -> """
                {"id":"%08x-7c00-7000-8000-%012x","type":"%s","name":"signup %d","at":"%s","visitor":"visitor-%d",\
                "session":"session-%d","url":"https://shop.example/products/%d?utm_source=news&page=2",\
                "title":"Product %d","referrer":"https://www.google.com/",\
                "properties":{"plan":"pro","seats":%d,"trial":true,"label":"no %d"}}"""
                .formatted(0x0190a5b2 + i, i, i % 5 == 0 ? "event" : "pageview", i % 7, now.minusSeconds(i), i % 20,
                        i % 20, i % 40, i % 40, i, i)) + "]}"));
    }

    private static IngestSample convex(String key, Instant now) {
        int events = 50;
        return new IngestSample("convex", "/analytics/ingest", Map.of("x-analytics-write-key", key, "user-agent",
                AGENT), events, bytes("{\"visitorId\":\"visitor-1\",\"sessionId\":\"session-1\",\"context\":"
                + "{\"device\":\"Desktop\",\"browser\":\"Chrome\",\"utmSource\":\"news\"},\"events\":["
                + joined(events, i -> """
                {"type":"%s","name":"signup %d","occurredAt":%d,"path":"/products/%d","title":"Product %d",\
                "referrer":"https://www.google.com/","properties":{"plan":"pro","seats":%d,"trial":true}}"""
                .formatted(i % 5 == 0 ? "track" : "pageview", i % 7, now.minusSeconds(i).toEpochMilli(), i % 40, i % 40,
                        i)) + "]}"));
    }

    private static IngestSample posthog(String key, Instant now) {
        int events = 100;
        return new IngestSample("posthog", "/batch/", Map.of("content-type", "application/json", "user-agent",
                "posthog-node/5.70.0"), events, bytes("{\"api_key\":\"" + key + "\",\"sent_at\":\"" + now
                + "\",\"batch\":[" + joined(events, i -> """
                {"uuid":"%08x-7c00-7000-8000-%012x","event":"%s","distinct_id":"visitor-%d","timestamp":"%s",\
                "properties":{"$current_url":"https://shop.example/products/%d?utm_source=news","title":"Product %d",\
                "$referrer":"https://www.google.com/","$session_id":"session-%d","plan":"pro","seats":%d,"trial":true,\
                "$lib":"posthog-node","$lib_version":"5.70.0"}}"""
                .formatted(0x0190a5b2 + i, i, i % 5 == 0 ? "signup" : "$pageview", i % 20, now.minusSeconds(i), i % 40,
                        i % 40, i % 20, i)) + "]}"));
    }

    private static IngestSample openpanel(Instant now) {
        int events = 100;
        return new IngestSample("openpanel", "/track/batch", Map.of("content-type", "application/json", "user-agent",
                AGENT, "openpanel-client-id", CLIENT), events, bytes("{\"events\":[" + joined(events, i -> """
                {"type":"track","payload":{"name":"%s","profileId":"user-%d","properties":{"__timestamp":"%s",\
                "__path":"https://shop.example/products/%d?utm_source=news","__title":"Product %d",\
                "__referrer":"https://www.google.com/","__deviceId":"device-%d","plan":"pro","seats":%d,\
                "trial":true}}}"""
                .formatted(i % 5 == 0 ? "signup" : "screen_view", i % 20, now.minusSeconds(i), i % 40, i % 40, i % 20,
                        i)) + "]}"));
    }

    private static String joined(int events, IntFunction<String> event) {
        return IntStream.range(0, events).mapToObj(event).collect(Collectors.joining(","));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
