package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.event.Event;
import footfall.event.Value;
import footfall.event.What;
import footfall.site.IngestRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
    private static final String EMOJI = "\ud83d\ude00";
    private final House house = new House();

    private static String named(String name) {
        return "{\"type\":\"event\",\"name\":\"" + name + "\"}";
    }

    private static String view(String members) {
        return "{\"type\":\"pageview\"" + (members.isEmpty() ? "" : "," + members.replace('`', '"')) + "}";
    }

    private static String properties(int count, String value) {
        return "{\"type\":\"pageview\",\"properties\":{" + IntStream.range(0, count)
                .mapToObj(i -> "\"p" + i + "\":" + value).collect(Collectors.joining(",")) + "}}";
    }

    private Event stored(String event) {
        house.events(event).took(1);
        return house.stored().getLast();
    }

    @Test
    @DisplayName("SR-12: each event is judged by itself")
    void refusesEachBadEventAlone() {
        Answer answer = house.events(view("") + ",{\"type\":\"event\"},{\"type\":\"foo\"},7," + named("good"))
                .took(2, "1 name_missing", "2 unknown_type", "3 not_an_object");
        assertEquals("name: missing, 1 to 120 characters for type event", answer.error());
        assertEquals(2, house.stored().size());
    }

    @Test
    @DisplayName("SR-13: a name of 120 emoji is accepted, one of 121 is too long")
    void countsCodePointsOfNames() {
        house.events(named(EMOJI.repeat(120)) + "," + named(EMOJI.repeat(121))).took(1, "1 name_too_long");
    }

    @Test
    @DisplayName("SR-13: 64 properties, texts of 1,000, no nested values")
    void keepsTheLimitsOfProperties() {
        house.events(properties(64, "1") + "," + properties(65, "1")).took(1, "1 too_many_properties");
        house.events(properties(1, "\"" + EMOJI.repeat(1_000) + "\"") + ","
                + properties(1, "\"" + EMOJI.repeat(1_001) + "\"")).took(1, "1 property_value_invalid");
        Answer nested = house.events("{\"type\":\"pageview\",\"properties\":{\"plan\":{\"a\":1}}}")
                .took(0, "0 property_value_invalid");
        assertTrue(nested.error().startsWith("properties.plan: an object, "), nested.error());
        house.events("{\"type\":\"pageview\",\"properties\":{\"plan\":[1]}}").took(0, "0 property_value_invalid");
    }

    @Test
    @DisplayName("SR-14: control characters and lone surrogates hurt nobody else in the batch")
    void makesTextsSafe() {
        String good = IntStream.range(0, 97).mapToObj(i -> named("n" + i)).collect(Collectors.joining(","));
        house.events("{\"type\":\"pageview\",\"title\":\"a\\u0000b\"}," + named("a\\u0000b")
                + ",{\"type\":\"pageview\",\"properties\":{\"v\":\"x\\ud800y\"}}," + good)
                .took(99, "1 control_character");
        List<Event> stored = house.stored();
        assertEquals("a b", stored.get(0).page().title());
        assertEquals(new Value.Text("x\uFFFDy"), stored.get(1).properties().get("v"));
        assertEquals(97, stored.stream().filter(event -> event.what() instanceof What.Custom).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "undefined", "NaN", "0", "anonymous", "[object Object]", "0000",
            "00000000-0000-0000-0000-000000000000"})
    void takesPlaceholdersAsAbsentWithAWarning(String placeholder) {
        Answer answer = house.events("{\"type\":\"pageview\",\"visitor\":\"" + placeholder + "\"}").took(1);
        assertEquals("events[0].visitor: " + placeholder + ", a placeholder, taken as absent",
                answer.json().path("warnings").path(0).asText());
        assertTrue(house.stored().getFirst().who().visitor().startsWith("d_"));
        house.events("{\"type\":\"identify\",\"user\":\"" + placeholder + "\"}").took(0, "0 user_missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            type:1|unknown_type
            type:`pageview`,id:`x`|id_invalid
            type:`pageview`,id:7|id_invalid
            type:`pageview`,at:`2026-03-01`|at_invalid
            type:`pageview`,at:`2026-03-01T10:00:00`|at_invalid
            type:`pageview`,at:1e400|at_invalid
            type:`pageview`,at:true|at_invalid
            type:`event`,name:` `|name_missing
            type:`event`,name:7|name_missing
            type:`event`,name:`session_start`|name_reserved
            type:`pageview`,visitor:`a b`|visitor_invalid
            type:`pageview`,visitor:{}|visitor_invalid
            type:`pageview`,session:``|session_invalid
            type:`pageview`,visitor:`a\\u0007b`|control_character
            type:`identify`|user_missing
            type:`pageview`,url:`ftp://e.com`|url_invalid
            type:`pageview`,url:5|url_invalid
            type:`pageview`,path:5|path_invalid
            type:`pageview`,properties:{` `:1}|property_name_invalid
            type:`pageview`,properties:{a:1,` a`:2}|property_name_invalid
            type:`pageview`,properties:{a:1e999}|property_value_invalid
            type:`pageview`,properties:{a:1e-2000000000}|property_value_invalid
            type:`pageview`,properties:{a:1e99999999999}|property_value_invalid
            type:`pageview`,at:-1e99999999999|at_invalid
            type:`pageview`,properties:{`a\\u0000`:1}|control_character
            type:`pageview`,properties:[]|too_many_properties
            type:`pageview`,revenue:{}|revenue_invalid
            type:`event`,name:`n`,revenue:{amount:1}|revenue_needs_trusted_key
            type:`request`|request_invalid
            type:`request`,request:{route:`/`,method:`GET`,status:600,duration_ms:1}|request_invalid
            type:`request`,request:{route:`/`,method:`GET`,status:200}|request_invalid
            type:`engagement`|engagement_invalid
            type:`engagement`,engaged_ms:1800001|engagement_invalid
            type:`engagement`,engaged_ms:-1|engagement_invalid
            type:`engagement`,engaged_ms:1,seq:0|engagement_invalid
            type:`engagement`,scroll_add_pct:101|engagement_invalid
            type:`pageview`,context:7|context_invalid
            type:`pageview`,context:{country:`DEU`}|context_invalid
            type:`pageview`,context:{screen:`big`}|context_invalid
            type:`pageview`,context:{os:7}|context_invalid
            type:`pageview`,groups:{a:1,b:2,c:3,d:4,e:5,f:6}|groups_invalid
            type:`pageview`,groups:{a:``}|groups_invalid
            """)
    void refusesWhatBreaksARule(String members, String code) {
        house.events("{" + members.replaceAll("([a-z_]+):(?!/)", "`$1`:").replace('`', '"') + "}").took(0, "0 " + code);
        assertEquals(List.of(), house.stored());
    }

    @Test
    void refusesAPlaceWhateverCameBeforeItInTheRequest() {
        String tooLong = "https://e.com/" + "a".repeat(2_048);
        house.events(String.join(",", view("`title`:`a`"), view("`url`:``"), view("`url`:5"),
                view("`url`:`" + tooLong + "`"), view("`url`:`ftp://e.com`"), view("`url`:`ftp://e.com`"),
                view("`path`:5"), view("`path`:``"), view("`url`:null"))).took(3, "1 url_invalid", "2 url_invalid",
                "3 url_invalid", "4 url_invalid", "5 url_invalid", "6 path_invalid");
        assertEquals(List.of("(none)", "/", "(none)"), house.stored().stream().map(event -> event.page().path())
                .toList());
    }

    @Test
    void keepsTheOtherLimitsAtTheirEdges() {
        String url = "https://e.com/" + "a".repeat(2_048 - 14);
        house.events(view("`url`:`" + url + "`") + "," + view("`url`:`" + url + "a`")).took(1, "1 url_invalid");
        String path = "/" + "a".repeat(1_023);
        house.events(view("`path`:`" + path + "`") + "," + view("`path`:`" + path + "a`")).took(1, "1 path_invalid");
        String id = "v".repeat(128);
        house.events(view("`visitor`:`" + id + "`") + "," + view("`session`:`" + id + "s`"))
                .took(1, "1 session_invalid");
        assertEquals("t".repeat(300), stored(view("`title`:`" + "t".repeat(301) + "`")).page().title());
        String name = "n".repeat(64);
        house.events(view("`properties`:{`" + name + "`:1}") + "," + view("`properties`:{`" + name + "n`:1}"))
                .took(1, "1 property_name_invalid");
        String text = "\"" + "你".repeat(1_000) + "\"";
        house.events(properties(20, text) + "," + properties(22, text)).took(1, "1 event_too_large");
    }

    @Test
    void filtersPropertiesAndJudgesOnlyWhatIsKept() {
        house.rules(rules -> new IngestRules(List.of(), false, rules.identity(), rules.privacySignals(), rules.bots(),
                false, 5, List.of("a", "b"), List.of("b")));
        Event event = stored("{\"type\":\"pageview\",\"properties\":{\"c\":{},\"b\":1,\"a\":\"x\"}}");
        assertEquals(Map.of("a", new Value.Text("x")), event.properties());
    }

    @Test
    void givesWhatStandsBesideTheEventsToEach() {
        house.post("""
                {"visitor":"v","session":"s","user":"u","sdk":"x/1","mystery":1,
                "context":{"os":"Linux","country":"de"},"events":[
                {"type":"pageview"},{"type":"pageview","visitor":"w","context":{"os":"Mac"}}]}""").took(2);
        Event first = house.stored().get(0);
        Event second = house.stored().get(1);
        assertEquals(List.of("v", "s", "u", "Linux", "DE"), List.of(first.who().visitor(), first.who().session(),
                first.who().user(), first.technology().os(), first.place().country()));
        assertEquals(List.of("w", "Mac", "DE"),
                List.of(second.who().visitor(), second.technology().os(), second.place().country()));
    }

    @Test
    void tellsEachOfWhatIsWrongBesideTheEvents() {
        String body = "{\"context\":{%s},\"events\":[{\"type\":\"pageview\"},{\"type\":\"pageview\","
                + "\"context\":{\"country\":\"de\"}},{\"type\":\"pageview\"}]}";
        house.post(body.formatted("\"country\":\"Germany\"")).took(1, "0 context_invalid", "2 context_invalid");
        JsonNode warnings = house.post(body.formatted("\"mood\":1")).took(3).json().path("warnings");
        assertEquals("[\"events[0].context.mood: unknown member, ignored\","
                + "\"events[1].context.mood: unknown member, ignored\","
                + "\"events[2].context.mood: unknown member, ignored\"]", warnings.toString());
    }

    @Test
    void takesRevenueByTrustedKeysExactly() {
        String sale = "{\"events\":[{\"type\":\"event\",\"name\":\"n\",\"revenue\":{\"amount\":%s,\"currency\":%s}}]}";
        house.trusted(sale.formatted("\"12.50\"", "\"eur\"")).took(1);
        house.trusted(sale.formatted("-1000000000", "null")).took(1);
        for (String bad : List.of("1000000000.01", "0.0000001", "\"1e3\"", "1e2000000000", "true")) {
            house.trusted(sale.formatted(bad, "\"EUR\"")).took(0, "0 revenue_invalid");
        }
        house.trusted(sale.formatted("1", "\"XYZ\"")).took(0, "0 revenue_invalid");
        assertEquals(List.of(new What.Revenue(new BigDecimal("12.50"), "EUR"),
                new What.Revenue(new BigDecimal("-1000000000"), "USD")),
                house.stored().stream().flatMap(event -> ((What.Custom) event.what()).revenue().stream()).toList());
    }

    @Test
    void readsARequestAndAnEngagement() {
        Event request = stored("""
                {"type":"request","request":{"route":"/a/{id}","method":"get","status":200,"duration_ms":12.7,
                "bytes_out":5}}""");
        assertEquals(new What.Request("/a/{id}", "GET", 200, 12, -1, 5, ""), request.what());
        Event engagement = stored("{\"type\":\"engagement\",\"engaged_ms\":1800000}");
        assertEquals(new What.Engagement(1_800_000, 0, 1), engagement.what());
    }
}
