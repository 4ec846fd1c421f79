package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.Sending;
import footfall.event.What;
import footfall.event.Who;
import footfall.site.IngestRules;
import footfall.site.IngestRules.Identity;
import footfall.site.IngestRules.PrivacySignals;
import footfall.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTest {
    private static final String VIEW = "{\"events\":[{\"type\":\"pageview\"}]}";
    private final House house = new House();

    private Event view(String address, String agent) {
        APIGatewayV2HTTPEvent event = House.request("POST", "/v1/events", VIEW,
                House.withKey(house.writeKey, "user-agent", agent));
        event.getRequestContext().getHttp().setSourceIp(address);
        house.send(event).took(1);
        return house.stored().getLast();
    }

    private String visitor(String address, String agent) {
        return view(address, agent).who().visitor();
    }

    private Event stored(String members, String... headers) {
        house.events("{" + members.replace('`', '"') + "}", headers).took(1);
        return house.stored().getLast();
    }

    private void rules(Identity identity, PrivacySignals signals) {
        house.rules(rules -> new IngestRules(List.of(), false, identity, signals, rules.bots(), false, 5, List.of(),
                List.of()));
    }

    @Test
    @DisplayName("SR-25: one address and agent is one visitor a day, and an IPv6 network of /64 one address")
    void knowsCookielessVisitorsForADay() {
        String today = visitor("192.0.2.1", "A");
        assertTrue(today.matches("d_[A-Za-z0-9_-]{22}"), today);
        assertEquals(today, visitor("192.0.2.1", "A"));
        assertNotEquals(today, visitor("192.0.2.2", "A"));
        assertNotEquals(today, visitor("192.0.2.1", "B"));
        assertEquals(visitor("2001:db8:1:2:3:4:5:6", "A"), visitor("2001:db8:1:2:ffff::1", "A"));
        assertNotEquals(visitor("2001:db8:1:2::1", "A"), visitor("2001:db8:1:3::1", "A"));
        house.now = House.NOW.plus(Duration.ofDays(1));
        assertNotEquals(today, visitor("192.0.2.1", "A"));
    }

    @Test
    void knowsNobodyWithoutAddressOrAgent() {
        assertEquals("", visitor("192.0.2.1", ""));
        assertEquals("", visitor("", "A"));
        assertEquals("", visitor("not an address", "A"));
    }

    @Test
    @DisplayName("SR-25: an event older than every salt takes that of the day it is received; none is made again")
    void doesNotBringASaltBack() {
        String today = visitor("192.0.2.1", "Agent/1");
        house.events("{\"type\":\"pageview\",\"at\":\"2026-02-25T10:00:00Z\"},"
                + "{\"type\":\"pageview\",\"at\":\"2026-02-25T00:00:00Z\"},"
                + "{\"type\":\"pageview\",\"at\":\"2026-02-26T00:00:00Z\"}").took(3);
        List<Who> old = house.stored().stream().skip(1).map(Event::who).toList();
        assertEquals(old.get(0), old.get(1));
        assertEquals(3, Set.of(today, old.get(0).visitor(), old.get(2).visitor()).size());
        assertTrue(old.stream().allMatch(who -> who.before().isEmpty() && who.visitor().startsWith("d_")));
        assertTrue(house.salts.of(LocalDate.parse("2026-02-25")).isEmpty());
        house.events("{\"type\":\"pageview\",\"at\":\"2026-02-28T23:59:59Z\"}").took(1);
        assertNotEquals(today, house.stored().getLast().who().visitor());
    }

    @ParameterizedTest
    @DisplayName("in the first session timeout of a date an event carries yesterday's daily id, if its salt is there")
    @CsvSource({"UTC,2026-03-01T00:00:00Z,true", "UTC,2026-03-01T00:29:59.999Z,true",
        "UTC,2026-03-01T00:30:00Z,false", "UTC,2026-02-28T00:10:00Z,false",
        "Asia/Kolkata,2026-02-28T18:30:00Z,true", "Asia/Kolkata,2026-02-28T18:29:59Z,false"})
    void carriesTheIdOfYesterday(String zone, String at, boolean carries) {
        house.site(site -> new Site(site.id(), site.name(), ZoneId.of(zone), site.currency(), true, site.sharding(),
                site.ingest(), site.pages(), site.timeouts(), site.retention(), 2, site.created()));
        Instant time = Instant.parse(at);
        for (Instant sent : List.of(time, time.minus(Duration.ofHours(2)))) {
            house.events("{\"type\":\"pageview\",\"at\":\"" + sent + "\"}").took(1);
        }
        String yesterday = house.stored().getLast().who().visitor();
        assertEquals(carries ? yesterday : "", house.stored().getFirst().who().before());
    }

    @Test
    void carriesNothingBesideAGivenIdNorWhereNoVisitCanGoOn() {
        house.now = Instant.parse("2026-03-02T00:10:00Z");
        assertEquals("", stored("`type`:`pageview`,`visitor`:`v-1`").who().before());
        house.trusted("{\"events\":[{\"type\":\"event\",\"name\":\"n\"}]}").took(1);
        assertEquals("", house.stored().getLast().who().before());
        assertFalse(stored("`type`:`pageview`").who().before().isEmpty());
    }

    @Test
    void saysOfAnEventWhetherATrustedKeySentIt() {
        house.trusted("{\"events\":[{\"type\":\"pageview\"}]}").took(1);
        assertEquals(new Arrival(house.stored().getLast(), "Agent/1", true), house.arrivals().getLast());
        house.events("{\"type\":\"pageview\"}").took(1);
        assertEquals(new Arrival(house.stored().getLast(), "Agent/1", false), house.arrivals().getLast());
    }

    @ParameterizedTest
    @CsvSource({"AUTO,v-1,s-1,u-1", "DAILY,d_,s-1,u-1", "NONE,'','',u-1"})
    void knowsVisitorsAsTheSiteWants(Identity identity, String visitor, String session, String user) {
        rules(identity, PrivacySignals.DROP);
        Who who = stored("`type`:`pageview`,`visitor`:`v-1`,`session`:`s-1`,`user`:`u-1`").who();
        assertEquals(visitor, who.visitor().startsWith("d_") ? "d_" : who.visitor());
        assertEquals(session, who.session());
        assertEquals(user, who.user());
    }

    @ParameterizedTest
    @DisplayName("SR-21: a privacy signal drops events and counts them")
    @CsvSource({"dnt", "sec-gpc"})
    void dropsWhoWantsPrivacy(String header) {
        Answer answer = house.events("{\"type\":\"pageview\"},{\"type\":\"pageview\"},{\"type\":\"x\"}", header, "1")
                .took(0, "2 unknown_type");
        assertEquals(2, answer.json().path("dropped").path("privacy_signal").asInt());
        assertEquals(List.of(), house.stored());
        List<? extends Sending> sent = house.batches().getFirst().sendings();
        assertEquals(2, assertInstanceOf(Sending.Dropped.class, sent.getFirst()).count());
        assertEquals(1, sent.size(), "a number, and nothing of whom it is");
        house.events("{\"type\":\"pageview\"}", header, "0").took(1);
    }

    @Test
    @DisplayName("SR-21: an anonymous event tells of nobody")
    void keepsEventsOfNobody() {
        rules(Identity.AUTO, PrivacySignals.ANONYMOUS);
        Event event = stored("`type`:`identify`,`user`:`u`,`visitor`:`v`,`session`:`s`,`traits`:{`mail`:`a@b.c`},"
                + "`context`:{`city`:`Ulm`,`country`:`DE`}", "sec-gpc", "1");
        assertEquals(new Who("", "", "", true), event.who());
        assertEquals(List.of("DE", ""), List.of(event.place().country(), event.place().city()));
        assertEquals(new What.Identify(Map.of()), event.what());
        assertTrue(event.stream().isEmpty());
        rules(Identity.AUTO, PrivacySignals.IGNORE);
        assertEquals("v", stored("`type`:`pageview`,`visitor`:`v`", "dnt", "1").who().visitor());
    }

    @Test
    @DisplayName("SR-28: what a trusted server reports takes part in a visit only with a session")
    void tellsVisitsFromReports() {
        String event = "{\"events\":[{\"type\":\"%s\",\"name\":\"n\",\"user\":\"u\",\"visitor\":\"v\"%s,"
                + "\"request\":{\"route\":\"/\",\"method\":\"GET\",\"status\":200,\"duration_ms\":1},"
                + "\"engaged_ms\":1}]}";
        for (String type : List.of("pageview", "engagement", "event", "identify", "request")) {
            house.trusted(event.formatted(type, "")).took(1);
            house.trusted(event.formatted(type, ",\"session\":\"s\"")).took(1);
            house.post(event.formatted(type, "")).took(1);
        }
        assertEquals(List.of(true, true, true, true, true, true, false, true, true, false, true, true, false, false,
                false), house.stored().stream().map(one -> one.who().visits()).toList());
    }

    @Test
    void keepsWhatTheConnectionTellsButNoAddress() {
        house.post(VIEW, "cloudfront-viewer-country", "at", "accept-language", "de-AT,de;q=0.9", "user-agent",
                "\u0000x".repeat(600)).took(1);
        Event event = house.stored().getFirst();
        assertEquals(List.of("AT", "de-AT"), List.of(event.place().country(), event.place().language()));
        String agent = house.arrivals().getFirst().userAgent();
        assertEquals(512, agent.length());
        assertFalse(agent.contains("\u0000"));
        assertFalse(house.arrivals().toString().contains("192.0.2.1"));
        house.post(VIEW, "cloudfront-viewer-country", "T1x", "accept-language", "*").took(1);
        assertEquals(List.of("", ""), List.of(house.stored().getLast().place().country(),
                house.stored().getLast().place().language()));
    }

    @Test
    void aCountryIsLookedUpWhereTheConnectionTellsNone() {
        house.countries = Map.of("192.0.2.1", "AT");
        house.post(VIEW).took(1);
        assertEquals("AT", house.stored().getLast().place().country());
        house.post(VIEW, "cloudfront-viewer-country", "se").took(1);
        assertEquals("SE", house.stored().getLast().place().country());
    }

    @Test
    void thePrimingTakesAllThatItSends() {
        Answer primed = new Answer(Priming.run().getStatusCode(), Map.of(), Priming.run().getBody());
        primed.took(3);
        assertEquals(3, primed.json().path("ids").size());
    }
}
