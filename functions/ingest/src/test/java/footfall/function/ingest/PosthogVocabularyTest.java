package footfall.function.ingest;

import static footfall.function.ingest.PosthogDesk.NOW;
import static footfall.function.ingest.PosthogDesk.json;
import static footfall.function.ingest.PosthogDesk.ok;
import static footfall.function.ingest.PosthogDesk.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Event;
import footfall.event.GroupId;
import footfall.event.What;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What PostHog's events and properties become.
class PosthogVocabularyTest {
    private final PosthogDesk desk = new PosthogDesk();

    private Event event(String name, String properties) {
        return desk.event(name, "u", properties);
    }

    private static String who(Event event) {
        return event.who().visitor() + "|" + event.who().user() + "|" + event.who().session();
    }

    @Test
    void aPageViewHasItsPageSourceAndTechnology() {
        Event event = event("$pageview", "`$current_url`:`https://www.a.com/x/?q=1&utm_source=News`,`title`:`X`,"
                + "`$referrer`:`https://b.com/y`,`$browser`:`Chrome`,`$browser_version`:141,`$os`:`Mac OS X`,"
                + "`$device_type`:`Desktop`,`$browser_language`:`de-AT`,`$screen_width`:1920,`$screen_height`:1080,"
                + "`$session_id`:`s`,`$lib`:`web`,`$host`:`www.a.com`,`color`:`red`,`list`:[1,{`a`:null}]");
        assertEquals(new What.PageView(), event.what());
        assertEquals("www.a.com /x X", event.page().host() + " " + event.page().path() + " " + event.page().title());
        assertEquals("b.com/y news", event.source().referrer() + " " + event.source().utmSource());
        assertEquals("Chrome 141 Mac OS X Desktop", event.technology().browser() + " "
                + event.technology().browserVersion() + " " + event.technology().os() + " "
                + event.technology().device());
        assertEquals("de-AT 1920x1080", event.place().language() + " " + event.place().screen());
        assertEquals("u|u|s", who(event));
        assertEquals(List.of("$lib", "color", "list"), List.copyOf(event.properties().keySet()));
        assertEquals("[1,{\"a\":null}]", text(event, "list"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.a.com/x", " https://www.a.com/x ", "HTTP://WWW.A.COM/x"})
    void aPageOfTheWebIsKnownByItsHostToo(String url) {
        Event event = event("$pageview", "`$current_url`:`" + url + "`,`$pathname`:`/other`");
        assertEquals("www.a.com /x", event.page().host() + " " + event.page().path());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"`$current_url`:`capacitor://localhost/x/y`|/x/y",
        "`$current_url`:`about:blank`,`$pathname`:`/p`|/p", "`$current_url`:12|(none)",
        "`$current_url`:`https://[`|(none)", "`$current_url`:``|(none)",
        "`$current_url`:` HTTPS://[`,`$pathname`:`/p`|/p", "`$current_url`:`http:/x`,`$pathname`:`/p`|/p",
        "`$current_url`:`https://[`,`$pathname`:` `|(none)"})
    void aPageOfNoWebIsKnownByItsPath(String properties, String path) {
        assertEquals(path, event("$pageview", properties).page().path());
    }

    @Test
    void aUrlThatIsTooLongLosesItsQuery() {
        assertEquals("/x", event("$pageview", "`$current_url`:`https://a.com/x?" + "q".repeat(3_000) + "`").page()
                .path());
        assertEquals(1_024, event("$pageview", "`$current_url`:`https://a.com/" + "q".repeat(3_000) + "`").page()
                .path().length());
    }

    @Test
    void aScreenIsAPageViewOfItsName() {
        Event event = event("$screen", "`$screen_name`:`Cart`");
        assertEquals(new What.PageView(), event.what());
        assertEquals("/Cart $screen", event.page().path() + " " + text(event, "$event"));
    }

    @Test
    void leavingAPageIsNoPageView() {
        Event event = event("$pageleave", "`$current_url`:`https://a.com/x`,`$prev_pageview_duration`:2.5,"
                + "`$prev_pageview_max_scroll_percentage`:0.75");
        assertEquals(new What.Engagement(2_500, 75, 1), event.what());
        assertEquals(new What.Engagement(1_800_000, 100, 1), event("$pageleave", "`$prev_pageview_duration`:1e12,"
                + "`$prev_pageview_max_scroll_percentage`:7").what());
        assertEquals(new What.Engagement(0, 0, 1), event("$pageleave", "`$prev_pageview_duration`:-1").what());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$autocapture", "$rageclick", "$dead_click", "$exception", "$web_vitals",
        "$feature_flag_called", "$opt_in", "$ai_generation", "order placed"})
    void whateverHasNoTypeOfItsOwnIsAnEventOfItsName(String name) {
        assertEquals(new What.Custom(name, List.of()), event(name, "`$exception_list`:[{`type`:`E`}],`lcp`:1.5")
                .what());
        assertEquals("[{\"type\":\"E\"}]", text(desk.last(), "$exception_list"));
        assertTrue(desk.last().who().visits());
    }

    @Test
    void identifyingLinksTheIdThatWasAnonymous() {
        ok(desk.capture("`event`:`$identify`,`distinct_id`:`u`,`$set`:{`plan`:`pro`,`tags`:[1]},`$set_once`:{`a`:1},"
                + "`properties`:{`$anon_distinct_id`:`anon`,`$session_id`:`s`,`$set`:{`plan`:`free`,`b`:2}}"));
        Event event = desk.last();
        assertEquals("anon|u|s", who(event));
        assertEquals("{plan=Text[text=pro], b=Num[number=2], tags=Text[text=[1]]}",
                ((What.Identify) event.what()).traits().toString());
        assertEquals("{\"a\":1}", text(event, "$set_once"));
    }

    @Test
    void anAliasLinksAndIsNoVisit() {
        Event event = event("$create_alias", "`alias`:`old`");
        assertEquals("old|u|", who(event));
        assertFalse(event.who().visits());
        assertEquals("u|u|", who(event("$create_alias", "`alias`:`null`")));
    }

    @Test
    void traitsThatAreSetAreNoVisit() {
        ok(desk.capture("`event`:`$set`,`distinct_id`:`u`,`$set`:{`a`:1},`$unset`:[`b`]"));
        assertEquals("identify", desk.last().what().name());
        assertEquals("[\"b\"]", text(desk.last(), "$unset"));
        assertFalse(desk.last().who().visits());
    }

    @Test
    void whatIsToldOfAGroupIsNobodysDoing() {
        Event event = event("$groupidentify", "`$group_type`:`company`,`$group_key`:`Acme Inc`,`$session_id`:`s`,"
                + "`$lib`:`web`,`$group_set`:{`name`:`Acme`,`seats`:3,`deep`:{`a`:1}}");
        assertEquals(new What.Group(new GroupId("company", "Acme Inc"), "Acme", 0), event.what());
        assertEquals("||", who(event));
        assertFalse(event.who().visits());
        assertEquals(List.of("name", "seats", "deep"), List.copyOf(event.properties().keySet()));
        assertEquals("{\"a\":1}", text(event, "deep"));
        Event unnamed = event("$groupidentify", "`$group_type`:` `,`$group_key`:`Acme Inc`,`$group_set`:{`seats`:3}");
        assertEquals("$groupidentify {\"seats\":3}", unnamed.what().name() + " " + text(unnamed, "$group_set"));
    }

    @Test
    void groupsAreKeptAlsoWithSpacesInTheirNames() {
        assertEquals(Map.of("company", "Acme Inc"), event("e", "`$groups`:{`company`:`Acme Inc`}").groups());
        assertEquals(Map.of("company", "1"), event("e", "`$groups`:{`company`:1}").groups());
        assertEquals(List.of(), List.copyOf(desk.last().properties().keySet()));
        Event many = event("e", "`$groups`:{`a`:1,`b`:1,`c`:1,`d`:1,`e`:1,`f`:1}");
        assertEquals(5, many.groups().size());
        assertTrue(text(many, "$groups").contains("\"f\":1"), text(many, "$groups"));
    }

    @Test
    void pointsOfHeatmapsTravelUnharmedAndCountAsNothing() {
        String points = json("{`https://a.com/x`:[") + (json("{`x`:300,`y`:487,`target_fixed`:false,`type`:`click`},"))
                .repeat(500) + json("{`x`:1.5,`y`:2,`target_fixed`:true,`type`:`mousemove`}]}");
        Event event = event("$$heatmap", "`$heatmap_data`:" + points + ",`$viewport_width`:1920,"
                + "`$current_url`:`https://a.com/x`");
        assertEquals(points, text(event, "$heatmap_data"));
        assertEquals("$$heatmap https://a.com/x", text(event, "$event") + " " + text(event, "$current_url"));
        assertEquals("Num[number=1920]", text(event, "$viewport_width"));
        assertFalse(event.what().counted() || event.who().visits());
        assertEquals(points, text(event("$pageview", "`$heatmap_data`:" + points), "$heatmap_data"));
    }

    @Test
    void pointsThatAreMoreThanAnEventHoldsAreRefusedByName() {
        Answer answer = desk.capture("`event`:`$$heatmap`,`distinct_id`:`u`,`properties`:{`$heatmap_data`:`"
                + "x".repeat(66_000) + "`}");
        assertEquals("400 event_too_large", answer.status() + " " + answer.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"`$process_person_profile`:false|u||",
        "`$is_identified`:false|u||", "`$is_identified`:true|u|u|", "`$device_id`:`u`|u||", "`$device_id`:`d`|d|u|",
        "`$user_id`:`known`,`$is_identified`:false|u|known|"})
    void aProfileIsOfWhoIsKnown(String properties, String visitor, String user, String session) {
        assertEquals(visitor + "|" + (user == null ? "" : user) + "|", who(event("e", properties)));
    }

    @Test
    void nobodyIsProfiledWhoDoesNotWantToBe() {
        ok(desk.capture("`event`:`$identify`,`distinct_id`:`u`,`$set`:{`plan`:`pro`},"
                + "`properties`:{`$process_person_profile`:false}"));
        assertEquals("u|| $identify", who(desk.last()) + " " + desk.last().what().name());
        assertFalse(desk.last().properties().containsKey("$set"));
        ok(desk.capture("`event`:`e`,`distinct_id`:`NULL`"));
        assertEquals("NULL||", who(desk.last()));
    }

    @Test
    void whoeverIsCookielessHasADailyId() {
        Event event = event("e", "`$cookieless_mode`:true,`$session_id`:`s`,`$ip`:`198.51.100.7`,"
                + "`$raw_user_agent`:`Mozilla`");
        assertTrue(event.who().visitor().startsWith("d_"), event.who().visitor());
        assertEquals("|", event.who().user() + "|" + event.who().session());
        assertFalse(event.properties().containsKey("$ip") || event.properties().containsKey("$raw_user_agent"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"~~|DE", "`$geoip_disable`:true|~~",
        "`$ip`:`198.51.100.7`|~~", "`$ip`:`192.0.2.1`|DE"})
    void theConnectionTellsACountryWhereItIsTheVisitors(String properties, String country) {
        ok(desk.post("/e/", "{`api_key`:`phc_test`,`event`:`e`,`distinct_id`:`u`,`properties`:{" + properties + "}}",
                "cloudfront-viewer-country", "DE"));
        assertEquals(country, desk.last().place().country());
    }

    @Test
    void aServersSystemIsNotTheVisitors() {
        Event event = event("e", "`$is_server`:true,`$os`:`Linux`");
        assertEquals("", event.technology().os());
        assertEquals("Linux", text(event, "$os"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$snapshot", "$$client_ingestion_warning"})
    void whatNobodyKeepsIsTaken(String name) {
        ok(desk.capture("`event`:`" + name + "`,`distinct_id`:`u`"));
        assertEquals(List.of(), desk.house.stored());
    }

    @Test
    void whatIsOlderThanTenYearsIsRefusedByNameAndWhatIsYoungerIsNot() {
        assertEquals("400 too_old", status(desk.capture("`event`:`e`,`distinct_id`:`u`,`timestamp`:`1999-01-01`")));
        assertEquals(NOW.minusSeconds(300L * 86_400), desk.event("`timestamp`:`" + NOW.minusSeconds(300L * 86_400)
                + "`").at());
    }

    private static String status(Answer answer) {
        return answer.status() + " " + answer.body();
    }
}
