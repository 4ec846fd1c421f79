package footfall.function.ingest;

import static footfall.function.ingest.PosthogDesk.bytes;
import static footfall.function.ingest.PosthogDesk.gzip;
import static footfall.function.ingest.PosthogDesk.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/// Whatever is sent over PostHog's wire, nothing is thrown, and each event is stored or named.
class PosthogHostileTest {
    private static final Set<Integer> OF_CAPTURE = Set.of(200, 204, 300, 400, 401, 413);
    private static final Set<Integer> OF_ANALYTICS = Set.of(200, 400, 401, 413, 415);
    private static final List<String> NAMES = List.of("$pageview", "$pageleave", "$screen", "$autocapture", "$identify",
            "$create_alias", "$merge_dangerously", "$set", "$groupidentify", "$$heatmap", "$exception", "$web_vitals",
            "$snapshot", "$performance_event", "e", "", " ", "session_start", "x".repeat(300), "a\\u0000b", "\\ud800");
    private static final List<String> MEMBERS = List.of("event", "distinct_id", "$distinct_id", "uuid", "timestamp",
            "offset", "properties", "$set", "$set_once", "$unset", "token", "sent_at", "session_id", "options");
    private static final List<String> PROPERTIES = List.of("$current_url", "$pathname", "$referrer", "$session_id",
            "$groups", "$group_type", "$group_key", "$heatmap_data", "$prev_pageview_duration", "$screen_name", "title",
            "$prev_pageview_max_scroll_percentage", "$ip", "$cookieless_mode", "$process_person_profile", "$device_id",
            "$anon_distinct_id", "alias", "$set", "$unset", "$browser", "$screen_width", "$screen_height", "utm_source",
            "$ignore_sent_at", "$is_server", "$user_id", "distinct_id", "token", "", " ", "\\u0000", "x");

    private final PosthogDesk desk = new PosthogDesk();

    @Provide
    Arbitrary<String> value() {
        Arbitrary<String> odd = Arbitraries.of("null", "true", "-0", "1e400", "1E-400", "-1e2147483648", "0.5", "[]",
                "{}", "\"\"", "\" \"", "\"\\ud800\"", "\"\\u0000\"", "9223372036854775808", "1773925200000",
                "\"https://a.com/x?y=1#z\"", "\"http://[\"", "\"about:blank\"", "\"9999-12-31T23:59:59Z\"",
                "\"-0001-01-01T00:00:00Z\"", "\"200000-01-01\"", "\"2026-02-30\"", "\"2026-03-19T25:00:00+99\"",
                "\"" + "x".repeat(3_000) + "\"", "\"NaN\"", "\"" + UUID.nameUUIDFromBytes(bytes("u")) + "\"",
                "[1,[2,{\"a\":null}]]", "{\"$set\":{\"a\":[1]},\"\":1}", "{\"https://a.com\":[{\"x\":1,\"y\":-2}]}");
        return Arbitraries.oneOf(odd, Arbitraries.strings().ofMaxLength(20).map(text -> "\"" + escaped(text) + "\""));
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().forEach(c -> safe.append("\\u%04x".formatted(c)));
        return safe.toString();
    }

    @Provide
    Arbitrary<String> event() {
        Arbitrary<Map<String, String>> properties = Arbitraries.maps(Arbitraries.of(PROPERTIES), value())
                .ofMaxSize(8);
        Arbitrary<Map<String, String>> members = Arbitraries.maps(Arbitraries.of(MEMBERS), value()).ofMaxSize(4);
        Arbitrary<String> good = Arbitraries.of(NAMES).flatMap(name -> properties.flatMap(inner -> members.map(more ->
                "{\"event\":\"" + name + "\",\"distinct_id\":\"u\",\"timestamp\":\"2026-03-19T14:00:00Z\","
                        + "\"properties\":{" + joined(inner) + "}" + (more.isEmpty() ? "" : ",") + joined(more)
                        + "}")));
        return Arbitraries.frequencyOf(Tuple.of(9, good), Tuple.of(1, value()));
    }

    private static String joined(Map<String, String> members) {
        return String.join(",", members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue()).toList());
    }

    @Property(tries = 1_000)
    void eachCapturedEventIsStoredOrNamed(@ForAll @Size(min = 1, max = 6) List<@From("event") String> sent,
                                          @ForAll boolean packed) {
        int before = desk.house.stored().size();
        String body = json("{`api_key`:`phc_test`,`sent_at`:`2026-03-19T14:30:00Z`,`batch`:[")
                + String.join(",", sent) + "]}";
        Answer answer = packed ? desk.send("POST", "/batch/", gzip(body), "content-type", "text/plain")
                : desk.send("POST", "/e/", bytes(body));
        int stored = desk.house.stored().size() - before;
        if (answer.status() == 400) {
            assertEquals(0, stored, body);
            return;
        }
        assertEquals(200, answer.status(), body);
        long ignored = sent.stream().filter(event -> event.contains("\"event\":\"$snapshot\"")
                || event.contains("\"event\":\"$performance_event\"")).count();
        int named = answer.json().path("refused").size();
        assertTrue(stored + named <= sent.size() && stored + named + ignored >= sent.size(), answer.body() + body);
    }

    @Property(tries = 1_000)
    void eachEventOfABatchHasItsResult(@ForAll @Size(min = 1, max = 6) List<@From("event") String> sent) {
        int before = desk.house.stored().size();
        List<String> events = IntStream.range(0, sent.size()).filter(i -> sent.get(i).startsWith("{\"event\""))
                .mapToObj(i -> sent.get(i).replaceFirst("\\{", "{\"uuid\":\"0190a5b2-7c00-4000-8000-00000000000" + i
                        + "\",")).toList();
        PosthogAnalyticsDesk analytics = new PosthogAnalyticsDesk(desk);
        Answer answer = analytics.send(PosthogAnalyticsDesk.body(events.toArray(String[]::new)));
        int stored = desk.house.stored().size() - before;
        if (answer.status() == 400) {
            assertEquals(0, stored, answer.body());
            return;
        }
        assertEquals(200, answer.status(), answer.body());
        JsonNode results = answer.json().path("results");
        assertEquals(events.size(), results.size());
        long ok = results.findValuesAsText("result").stream().filter("ok"::equals).count();
        assertTrue(stored <= ok, answer.body());
    }

    @Property(tries = 2_000)
    void bytesThatAreSpoiltAreAnswered(@ForAll @Size(max = 200) byte[] bytes, @ForAll boolean base64,
                                       @ForAll("way") List<String> way) {
        byte[] sent = base64 ? Base64.getEncoder().encode(bytes) : bytes;
        Answer capture = desk.send("POST", "/i/v0/e/?compression=" + way.get(0), sent, "content-type", way.get(1));
        assertTrue(OF_CAPTURE.contains(capture.status()), capture.toString());
        Answer analytics = new PosthogAnalyticsDesk(desk).send(sent, "content-encoding", way.get(2));
        assertTrue(OF_ANALYTICS.contains(analytics.status()), analytics.toString());
        Answer flags = desk.send("POST", "/flags/", sent, "content-type", way.get(1));
        assertTrue(OF_CAPTURE.contains(flags.status()), flags.toString());
    }

    @Property(tries = 4_000)
    void packedBytesThatAreSpoiltAreAnswered(@ForAll("way") List<String> way, @ForAll int at, @ForAll byte spoilt) {
        String body = PosthogAnalyticsDesk.body(PosthogAnalyticsDesk.one(""));
        byte[] packed = switch (way.get(2)) {
            case "gzip" -> gzip(body);
            case "br" -> Base64.getDecoder().decode(PosthogAnalyticsTest.BROTLI);
            case "zstd" -> Base64.getDecoder().decode(PosthogAnalyticsTest.ZSTD);
            case String other -> PosthogDesk.packed(DeflaterOutputStream::new, bytes(body));
        };
        packed[Math.floorMod(at, packed.length)] = spoilt;
        Answer analytics = new PosthogAnalyticsDesk(desk).send(packed, "content-encoding", way.get(2));
        assertTrue(OF_ANALYTICS.contains(analytics.status()), analytics.toString());
    }

    @Provide
    Arbitrary<List<String>> way() {
        return Arbitraries.of("gzip", "lz64", "base64", "").flatMap(hint -> Arbitraries.of("text/plain",
                "application/x-www-form-urlencoded", "application/json").flatMap(type ->
                Arbitraries.of("gzip", "br", "zstd", "deflate").map(encoding -> List.of(hint, type, encoding))));
    }
}
