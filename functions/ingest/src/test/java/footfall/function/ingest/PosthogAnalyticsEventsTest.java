package footfall.function.ingest;

import static footfall.function.ingest.PosthogAnalyticsDesk.U1;
import static footfall.function.ingest.PosthogAnalyticsDesk.body;
import static footfall.function.ingest.PosthogAnalyticsDesk.event;
import static footfall.function.ingest.PosthogAnalyticsDesk.id;
import static footfall.function.ingest.PosthogAnalyticsDesk.one;
import static footfall.function.ingest.PosthogAnalyticsDesk.results;
import static footfall.function.ingest.PosthogDesk.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.port.EventQueue;
import footfall.site.Sharding;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The acceptance cases of PostHog's newer path about single events, each by its id.
class PosthogAnalyticsEventsTest {
    private final PosthogAnalyticsDesk analytics = new PosthogAnalyticsDesk();
    private final PosthogDesk desk = analytics.desk;

    @Test
    @DisplayName("PN-12: one without a name among good ones")
    void dropsOneOfThree() {
        Answer answer = analytics.send(body(event(id(1), ""), one("").replace(U1, id(2)).replace("\"e\"", "\"\""),
                event(id(3), "")));
        assertEquals("ok, drop missing_event_name, ok", results(answer));
        assertFalse(answer.headers().containsKey("retry-after"));
        assertEquals(2, desk.names().size());
    }

    @ParameterizedTest(name = "PN-13, PN-14: {0} by {1} -> {2}")
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {"200 letters,u,ok",
        "201 letters,u,drop event_name_too_long", "$performance_event,u,drop dropped_performance_event",
        "e,   ,drop missing_distinct_id", "e,201 letters,drop distinct_id_too_large", "e, u ,ok"})
    void dropsByNameAndVisitor(String name, String distinctId, String result) {
        assertEquals(result, results(analytics.send(body(event(U1, letters(name), letters(distinctId),
                "2026-03-19T14:29:58.123Z", "")))));
        if (result.equals("ok")) {
            assertEquals(List.of("u"), desk.visitors());
        }
    }

    private static String letters(String text) {
        return text.endsWith(" letters") ? "x".repeat(Integer.parseInt(text.split(" ")[0])) : text;
    }

    @Test
    @DisplayName("PN-15: an id that many share is counted and has no profile")
    void knowsIdsThatManyShare() {
        assertEquals("ok person_processing_disabled", results(analytics.send(body(event(U1, "e", "Anonymous",
                "2026-03-19T14:29:58.123Z", "")))));
        assertEquals("Anonymous ", desk.last().who().visitor() + " " + desk.last().who().user());
    }

    @ParameterizedTest(name = "PN-16: {0} {1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "2026-03-19 14:29|~~|drop invalid_event_timestamp",
        "2026-03-19T14:29:00Z|`properties`:[1]|drop malformed_event_properties",
        "2026-03-19T14:29:00Z|~~|ok"})
    void dropsByTimeAndProperties(String timestamp, String more, String result) {
        assertEquals(result, results(analytics.send(body(event(U1, "e", "u", timestamp, more)))));
    }

    @ParameterizedTest(name = "PN-17: {0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"{`cookieless_mode`:`TRUE`}|ok",
        "{`cookieless_mode`:`maybe`}|drop invalid_options", "[]|drop invalid_options", "null|ok", "{`x`:1}|ok",
        "{`product_tour_id`:7}|ok", "{`product_tour_id`:7.5}|drop invalid_options", "{`cookieless_mode`:null}|ok"})
    void readsOptions(String options, String result) {
        assertEquals(result, results(analytics.send(body(one("`options`:" + options)))));
        if (options.contains("TRUE")) {
            assertEquals("Flag[flag=true]", text(desk.last(), "$cookieless_mode"));
            assertTrue(desk.last().who().visitor().startsWith("d_"), desk.last().who().visitor());
        }
    }

    @ParameterizedTest(name = "PN-18: {0} -> {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"posthog-rs/0.14.0|posthog-rs|0.14.0", "a/b/1|a/b|1",
        "x|own|Null[]"})
    void readsWhichSdkSends(String sdk, String lib, String version) {
        results(analytics.send(body(one("`session_id`:`s1`,`properties`:{`$lib`:`own`,`$session_id`:`s2`}")),
                "posthog-sdk-info",
                sdk));
        assertEquals(lib + " " + version, text(desk.last(), "$lib") + " " + text(desk.last(), "$lib_version"));
        assertEquals("s1", desk.last().who().session());
    }

    @ParameterizedTest(name = "PN-19, PN-20: sent {0}, at {1}, as said {2} -> {3}")
    @CsvSource({"14:40:00,2026-03-19T14:39:58Z,false,2026-03-19T14:29:58Z",
        "14:40:00,2026-03-19T14:39:58Z,true,2026-03-19T14:39:58Z",
        "14:30:00,2026-03-20T14:30:00Z,false,2026-03-19T14:30:00Z",
        "14:30:00,2026-03-20T14:30:00Z,true,2026-03-20T14:30:00Z"})
    void correctsClocks(String sent, String timestamp, boolean asSaid, String at) {
        assertEquals("ok", results(analytics.send(body(event(U1, "e", "u", timestamp,
                "`options`:{`disable_skew_correction`:" + asSaid + "}")), "posthog-request-timestamp",
                "2026-03-19T" + sent + "Z")));
        assertEquals(Instant.parse(at), desk.last().at());
        assertEquals(Instant.parse(timestamp), desk.last().claimedAt());
    }

    @Test
    @DisplayName("PN-21: what the queue refuses is to be sent again")
    void namesWhatIsToComeAgain() {
        desk.house.site(site -> House.with(site, new Sharding(4, 4, Sharding.ONE.since()), site.ingest(), site.pages(),
                true));
        String three = body(event(id(1), "e", "u", "2026-03-19T14:29:58Z", ""),
                event(id(2), "e", "w", "2026-03-19T14:29:58Z", ""), event(id(3), "e", "u", "2026-03-19T14:29:58Z", ""));
        desk.house.queue = batches -> batches.stream().map(batch -> batch.arrivals().size() == 1
                ? new EventQueue.Taken(List.of()) : desk.house.memory.send(List.of(batch)).getFirst()).toList();
        Answer answer = analytics.send(three);
        assertEquals("ok, retry not_persisted, ok", results(answer));
        assertEquals("1", answer.headers().get("retry-after"));
        desk.house.queue = desk.house.memory;
        assertEquals("ok", results(analytics.send(body(event(id(2), "e", "w", "2026-03-19T14:29:58Z", "")),
                "posthog-attempt",
                "2")));
        assertEquals(3, desk.names().size());
    }

    @ParameterizedTest(name = "PN-25: {0}")
    @ValueSource(strings = {"`$prev_pageview_pathname`:`/old`,`$current_url`:`https://a.com/new?q=1#h`"})
    void keepsWhatTellsOfThePageBefore(String properties) {
        assertEquals("ok", results(analytics.send(body(event(U1, "$pageview", "u", "2026-03-19T14:29:58Z",
                "`properties`:{" + properties + "}")))));
        assertEquals("/new", desk.last().page().path());
        assertEquals("/old", text(desk.last(), "$prev_pageview_pathname"));
        assertEquals("https://a.com/new?q=1#h", text(desk.last(), "$current_url"));
    }
}
