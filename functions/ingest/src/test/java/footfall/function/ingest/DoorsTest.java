package footfall.function.ingest;

import static footfall.function.ingest.PosthogAnalyticsDesk.body;
import static footfall.function.ingest.PosthogAnalyticsDesk.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.event.Event;
import footfall.site.DoorRules;
import footfall.site.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whom a site turns away, in every dialect: 1.3, lines 5 and 6. Requests come from 192.0.2.1.
class DoorsTest {
    private static final String ADDRESS = "Ingestion: IP address is blocked by project filter";
    private static final String PROFILE = "Ingestion: Profile id is blocked by project filter";
    private static final String OF_U1 = "{'type':'track','payload':{'name':'signup','profileId':'u1'}}";

    private final Panel panel = new Panel();

    private static void block(House house, List<String> addresses, List<String> profiles) {
        house.rules(rules -> rules.with(new DoorRules(addresses.stream()
                .map(text -> Network.of(text).orElseThrow()).toList(), profiles, List.of())));
    }

    private static void clientRefused(String message, Answer answer) {
        assertEquals("401 " + message, answer.status() + " " + answer.body());
        assertEquals("text/plain", answer.headers().get("content-type"));
        assertEquals("*", answer.headers().get("access-control-allow-origin"));
    }

    @Test
    @DisplayName("OP-24: rows without a secret and of a blocked profile are refused alone, in the words of 1.3")
    void refusesRowsOfABatch() {
        block(panel.house, List.of(), List.of("u0", "u1"));
        assertEquals(List.of("1", "1 validation Ingestion: Revenue tracking is not allowed without a client secret",
                "2 validation " + PROFILE), Panel.said(panel.batch(List.of(Panel.TRACK,
                        Panel.item("revenue", "'__revenue':999"), OF_U1))));
        assertEquals(1, panel.house.stored().size());
    }

    @Test
    @DisplayName("1.3, line 6: a blocked profile is answered 401, in numbers too, and whatever it sends")
    void refusesAProfile() {
        block(panel.house, List.of(), List.of("u1", "23"));
        clientRefused(PROFILE, panel.track(OF_U1));
        clientRefused(PROFILE, panel.track(OF_U1.replace("'u1'", "23"), "user-agent", Panel.BOT));
        clientRefused(PROFILE, panel.track("{'type':'identify','payload':{'profileId':'u1','email':'a@example.com'}}"));
        clientRefused(PROFILE, panel.track("{'type':'increment','payload':{'profileId':'u1','property':'n'}}"));
        clientRefused(PROFILE, panel.track("{'type':'track','payload':{'name':'revenue','profileId':'u1',"
                + "'properties':{'__revenue':1}}}"));
        for (String named : List.of("'profileId':'u1','properties':{'__identify':{'profileId':'u2'}}",
                "'profileId':'u2','properties':{'__identify':{'profileId':'u1'}}")) {
            clientRefused(PROFILE, panel.track("{'type':'track','payload':{'name':'n'," + named + "}}"));
        }
        assertEquals(200, panel.track(OF_U1.replace("u1", "u2")).status());
        assertEquals(1, panel.house.stored().size());
    }

    @Test
    @DisplayName("1.3, line 5: of a blocked address nothing is taken, before anything else of it is looked at")
    void refusesAnAddress() {
        block(panel.house, List.of("198.51.100.0/24", "192.0.2.1"), List.of("u1"));
        clientRefused(ADDRESS, panel.track(Panel.TRACK));
        clientRefused(ADDRESS, panel.track(OF_U1));
        clientRefused(ADDRESS, panel.batch(List.of(Panel.TRACK, "42")));
        clientRefused(ADDRESS, panel.batch(List.of("42")));
        clientRefused(ADDRESS, panel.track(Panel.TRACK, "openpanel-client-ip", "198.51.100.77"));
        assertEquals(200, panel.track(Panel.TRACK, "openpanel-client-ip", "198.51.101.77").status());
        assertEquals(1, panel.house.stored().size());
    }

    @Test
    @DisplayName("1.3: line 5 comes before line 8")
    void tellsTheFirstThatFails() {
        panel.house.rules(rules -> KeysTest.origins(rules, false, "https://a.example"));
        block(panel.house, List.of("192.0.2.1"), List.of());
        clientRefused(ADDRESS, panel.track(Panel.TRACK, "origin", "https://b.example"));
        assertEquals(List.of(), panel.house.stored());
        block(panel.house, List.of("192.0.2.2"), List.of());
        clientRefused("Ingestion: Invalid cors or secret", panel.track(Panel.TRACK, "origin", "https://b.example"));
    }

    @Test
    void refusesARowThatIsOfABlockedAddress() {
        block(panel.house, List.of("2001:db8::/32"), List.of());
        String row = Panel.item("n", "'__ip':'2001:0DB8:0::9'");
        assertEquals(List.of("1", "0 validation " + ADDRESS), Panel.said(panel.batch(List.of(row, Panel.TRACK))));
        clientRefused(ADDRESS, panel.track(row));
        assertEquals(200, panel.track(Panel.item("n", "'__ip':'2001:db9::9'")).status());
    }

    @Test
    void ourOwnWireNamesWhatIsBlocked() {
        House house = panel.house;
        block(house, List.of(), List.of("u1", "v1"));
        Answer answer = house.events(PosthogDesk.json("{`type`:`pageview`,`user`:`u1`},{`type`:`pageview`,"
                + "`visitor`:`v1`},{`type`:`pageview`,`visitor`:`v2`}"));
        answer.took(1, "0 profile_blocked", "1 profile_blocked");
        assertEquals("user: blocked, the site takes nothing of this user", answer.error());
        block(house, List.of("::ffff:192.0.2.1"), List.of());
        house.events("{\"type\":\"pageview\"}").isProblem(403, "address_blocked");
        assertEquals(1, house.stored().size());
        assertFalse(house.printed.toString().contains("192.0.2.1"), house.printed.toString());
        JsonNode line = metrics(house.printed.toString());
        assertEquals("1 1", line.path("rejected").asText() + " " + line.path("rejected_address_blocked").asText());
    }

    private static JsonNode metrics(String printed) {
        return new Answer(200, Map.of(), printed.lines().filter(line -> line.contains("rejected_address_blocked"))
                .findFirst().orElseThrow()).json();
    }

    @Test
    void aConvexClientDoesNotSendAgainWhatIsBlocked() {
        House house = panel.house;
        String body = "{'visitorId':'v','sessionId':'s','events':[{'type':'pageview','path':'/'},{'type':'pageview',"
                + "'path':'/','userId':'u1'}]}";
        block(house, List.of(), List.of("v"));
        assertEquals("202 {'accepted':0,'rejected':2}", convex(body));
        block(house, List.of("192.0.2.1"), List.of());
        assertEquals("202 {'accepted':0,'rejected':2}", convex(body));
        block(house, List.of("192.0.2.2"), List.of("w"));
        assertEquals("202 {'accepted':2,'rejected':0}", convex(body));
        assertEquals(2, house.stored().size());
    }

    private String convex(String body) {
        Answer answer = panel.house.send(House.request("POST", "/analytics/ingest", body.replace('\'', '"'),
                Map.of("x-analytics-write-key", panel.house.writeKey)));
        return answer.status() + " " + answer.body().replace('"', '\'');
    }

    @Test
    @DisplayName("1.7: a posthog-js whose events are filtered away is told 200, so that it does not go on")
    void aCaptureOfWhatIsBlockedIsOk() {
        PosthogDesk desk = new PosthogDesk();
        block(desk.house, List.of(), List.of("u"));
        String one = "`event`:`a`,`distinct_id`:`u`";
        assertEquals(PosthogDesk.json("200 {`status`:`Ok`,`refused`:[{`index`:0,`uuid`:``,`reason`:"
                + "`profile_blocked`}]}"), said(desk.capture(one)));
        assertEquals(204, desk.post("/e/?beacon=1", "{`api_key`:`phc_test`," + one + "}").status());
        PosthogDesk.ok(desk.capture(one.replace("`u`", "`w`")));
        block(desk.house, List.of("192.0.2.0/28"), List.of());
        assertEquals(PosthogDesk.json("200 {`status`:`Ok`,`refused`:[{`index`:0,`uuid`:``,`reason`:"
                + "`address_blocked`}]}"), said(desk.capture(one)));
        block(desk.house, List.of("203.0.113.7"), List.of());
        assertEquals(200, desk.capture(one + ",`properties`:{`$ip`:`203.0.113.7`}").status());
        assertEquals(1, desk.house.stored().size());
    }

    private static String said(Answer answer) {
        return answer.status() + " " + answer.body();
    }

    @Test
    void anAnalysisNamesWhatIsBlocked() {
        PosthogAnalyticsDesk analytics = new PosthogAnalyticsDesk();
        House house = analytics.desk.house;
        block(house, List.of(), List.of("u"));
        String batch = body(PosthogAnalyticsDesk.event(id(1), ""),
                PosthogAnalyticsDesk.event(id(2), "e", "w", "2026-03-19T14:29:58.123Z", ""));
        assertEquals("drop rejected, ok", results(analytics.send(batch)));
        block(house, List.of("192.0.2.1"), List.of());
        assertEquals("drop rejected, drop rejected", results(analytics.send(batch)));
        assertEquals(1, house.stored().size());
    }

    private static String results(Answer answer) {
        assertEquals(200, answer.status(), answer.body());
        List<String> results = new ArrayList<>();
        answer.json().path("results").forEach(one -> results.add((one.path("result").asText() + " "
                + one.path("details").asText("")).strip()));
        return String.join(", ", results);
    }

    private static void trust(House house, List<String> headers, String... blocked) {
        house.rules(rules -> rules.with(new DoorRules(Stream.of(blocked).map(text -> Network.of(text).orElseThrow())
                .toList(), List.of(), List.of(), headers, Duration.ofMillis(100), DoorRules.NO_MAX)));
    }

    @Test
    @DisplayName("1.4: a header that the site trusts tells who sends, in every dialect; any other tells nothing")
    void believesTheHeadersOfTheSite() {
        House house = panel.house;
        trust(house, List.of("cf-connecting-ip"), "203.0.113.9");
        house.post("{\"events\":[{\"type\":\"pageview\"}]}", "cf-connecting-ip", "203.0.113.9")
                .isProblem(403, "address_blocked");
        clientRefused(ADDRESS, panel.track(Panel.TRACK, "cf-connecting-ip", "203.0.113.9"));
        assertEquals(200, panel.track(Panel.TRACK, "cf-connecting-ip", "203.0.113.9", "openpanel-client-ip",
                "203.0.113.7").status());
        assertEquals(200, panel.track(Panel.TRACK, "x-real-ip", "203.0.113.9").status());
        assertEquals(200, panel.track(Panel.TRACK, "cf-connecting-ip", "10.0.0.1").status());
        assertEquals(3, house.stored().size());
    }

    @Test
    @DisplayName("1.4: visitors behind a trusted network are told apart, and the country is the chosen address's")
    void tellsVisitorsApartByATrustedHeader() {
        House house = panel.house;
        house.countries = Map.of("203.0.113.9", "DE");
        trust(house, List.of("cloudfront-viewer-address", "x-real-ip"));
        for (String real : List.of("203.0.113.9", "203.0.113.10", "203.0.113.9")) {
            panel.track(Panel.TRACK, "x-real-ip", real, "cloudfront-viewer-country", "SE");
        }
        panel.track(Panel.TRACK, "cloudfront-viewer-address", "203.0.113.9:443", "cloudfront-viewer-country", "SE");
        List<Event> events = house.stored();
        assertEquals(List.of("DE", "", "DE", "SE"), events.stream().map(event -> event.place().country()).toList());
        List<String> visitors = events.stream().map(event -> event.who().visitor()).toList();
        assertEquals(List.of(true, false, true), List.of(visitors.get(0).equals(visitors.get(2)),
                visitors.get(0).equals(visitors.get(1)), visitors.get(0).equals(visitors.get(3))));
    }

    @Test
    void anEventOfPosthogIsWhereItsTrustedAddressIs() {
        PosthogDesk desk = new PosthogDesk();
        desk.house.countries = Map.of("203.0.113.9", "DE");
        trust(desk.house, List.of("x-real-ip"));
        for (String ip : List.of("203.0.113.9", "192.0.2.1")) {
            desk.post("/e/", "{`api_key`:`phc_test`,`event`:`e`,`distinct_id`:`u`,`properties`:{`$ip`:`" + ip + "`}}",
                    "x-real-ip", "203.0.113.9", "cloudfront-viewer-country", "SE");
        }
        assertEquals(List.of("DE", ""), desk.house.stored().stream().map(event -> event.place().country()).toList());
    }

    @Test
    void nothingOfAnAddressGoesIntoTheQueue() {
        block(panel.house, List.of("198.51.100.9"), List.of());
        panel.track(Panel.TRACK, "openpanel-client-ip", "203.0.113.9");
        panel.track(Panel.TRACK, "openpanel-client-ip", "198.51.100.9");
        String kept = panel.house.batches() + panel.house.printed.toString();
        assertEquals(1, panel.house.stored().size());
        assertFalse(Stream.of("203.0.113.9", "198.51.100.9", "192.0.2.1").anyMatch(kept::contains), kept);
    }
}
