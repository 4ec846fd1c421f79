package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The acceptance cases of bots, through the real functions, before and after the fold, against a recount.
class BotCasesTest {
    private static final String ID = "0190a5b2-7c00-7000-8000-000000000001";
    private static final String BOT = "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 "
            + "(KHTML, like Gecko) Chrome/141.0.7390.54 Mobile Safari/537.36 (compatible; Googlebot/2.1; "
            + "+http://www.google.com/bot.html)";
    private static final String PERSON =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String RANGE = "`date_range`:[`2026-03-09`,`2026-04-30`],`include`:{`pipeline`:true}";

    private final HandHouse house = new HandHouse();

    private static String view(int number, String... more) {
        return HandHouse.view("2026-03-10T11:5" + number + ":00Z", "v", "https://e.com/" + number, more);
    }

    private void setting(String bots) {
        HandHouse.Answer answer = house.admin("PATCH", "/v1/sites/site", "{\"bots\":\"" + bots + "\"}");
        assertEquals(200, answer.status(), () -> answer.json().toString());
        house.now = house.now.plusSeconds(61);
    }

    private String trustedKey() {
        HandHouse.Answer answer = house.admin("POST", "/v1/sites/site/keys", "{\"kind\":\"write\",\"trusted\":true}");
        assertEquals(201, answer.status(), () -> answer.json().toString());
        return answer.json().path("key").asText();
    }

    private void takeBy(String key, String event) {
        assertEquals(1, house.sendBy(key, event).json().path("accepted").asInt());
        house.deliver(1);
    }

    private void take(String agent, String... events) {
        house.agent = agent;
        house.take(events);
    }

    private List<String> rows(String members) {
        return house.rows(members + "," + RANGE);
    }

    private JsonNode pipeline() {
        return house.ask("site", "`metrics`:[`events`]," + RANGE).at("/meta/pipeline");
    }

    private void skipped(String reasons) {
        assertEquals(reasons.replace('`', '"'), pipeline().path("skipped").toString());
    }

    private void holds(Runnable claim) {
        house.holds(() -> {
            claim.run();
            house.agrees();
        });
    }

    @Test
    @DisplayName("SR-20: 4 page views of Googlebot: accepted 4, page views 0, skipped.bot 4")
    void aBotIsInNoReport() {
        take(BOT, IntStream.range(0, 4).mapToObj(BotCasesTest::view).toArray(String[]::new));
        holds(() -> {
            assertEquals(List.of("0 0 0"), rows("`metrics`:[`pageviews`,`sessions`,`visitors`]"));
            assertEquals(List.of(), rows("`metrics`:[`events`],`dimensions`:[`event:page`]"));
            assertEquals(List.of(), rows("`metrics`:[`sessions`],`dimensions`:[`visit:device`]"));
            skipped("{`bot`:4}");
            assertEquals(4, pipeline().path("seen").asInt());
        });
    }

    @Test
    @DisplayName("SR-20: with bots keep: 4, on the device Bot, all else as it was found")
    void aBotThatIsKeptIsADevice() {
        setting("keep");
        take(BOT, IntStream.range(0, 4).mapToObj(BotCasesTest::view).toArray(String[]::new));
        take(PERSON, HandHouse.view("2026-03-10T11:50:00Z", "p", "https://e.com/0"));
        holds(() -> {
            assertEquals(List.of("5"), rows("`metrics`:[`pageviews`]"));
            assertEquals(List.of("Bot: 4", "Desktop: 1"),
                    rows("`metrics`:[`pageviews`],`dimensions`:[`visit:device`]"));
            assertEquals(List.of("Android: 4", "Linux: 1"),
                    rows("`metrics`:[`pageviews`],`dimensions`:[`visit:os`]"));
            skipped("{}");
        });
    }

    @Test
    void whatABotsClientSaysOfItsTechnologyIsKeptButForTheDevice() {
        setting("keep");
        take(BOT, view(0, "`context`:{`device`:`Mobile`,`browser`:`Walker`}"));
        holds(() -> {
            assertEquals(List.of("Bot: 1"), rows("`metrics`:[`sessions`],`dimensions`:[`visit:device`]"));
            assertEquals(List.of("Walker: 1"), rows("`metrics`:[`sessions`],`dimensions`:[`visit:browser`]"));
        });
    }

    @Test
    void aServersEventCountsWhateverItsAgent() {
        String key = trustedKey();
        house.agent = BOT;
        takeBy(key, view(0));
        setting("keep");
        takeBy(key, view(1));
        holds(() -> {
            assertEquals(List.of("Mobile: 2"), rows("`metrics`:[`pageviews`],`dimensions`:[`visit:device`]"));
            skipped("{}");
        });
    }

    @Test
    void aServersEventIsNoBotsAfterARedriveEither() {
        String key = trustedKey();
        house.agent = BOT;
        house.chokes = event -> event.page().path().equals("/0");
        takeBy(key, view(0));
        house.chokes = _ -> false;
        assertEquals(202, house.admin("POST", "/v1/sites/site/failed/redrive", "{}").status());
        house.deliver(1);
        holds(() -> {
            assertEquals(List.of("1"), rows("`metrics`:[`pageviews`]"));
            assertEquals("{}", pipeline().path("failed").toString());
        });
    }

    @Test
    void aBotsEventIsNotTriedOnViews() {
        house.chokes = _ -> true;
        take(BOT, view(0));
        holds(() -> {
            skipped("{`bot`:1}");
            assertEquals("{}", pipeline().path("failed").toString());
        });
    }

    @Test
    void whatIsADuplicateIsNoBotsTooAndABotTakesNoId() {
        take(PERSON, view(0, "`id`:`" + ID + "`"));
        take(BOT, view(0, "`id`:`" + ID + "`"));
        String other = ID.replace('1', '2');
        take(BOT, view(1, "`id`:`" + other + "`"));
        house.agent = BOT;
        house.send("site", view(1, "`id`:`" + other + "`"));
        house.deliver(2);
        holds(() -> {
            assertEquals(List.of("1"), rows("`metrics`:[`pageviews`]"));
            skipped("{`bot`:3,`duplicate`:1}");
            assertEquals("aggregated", house.state("site", ID).path("state").asText());
            assertEquals("bot", house.state("site", other).path("reason").asText());
        });
        take(PERSON, view(1, "`id`:`" + other + "`"));
        holds(() -> assertEquals(List.of("2"), rows("`metrics`:[`pageviews`]")));
    }

    @Test
    void whatNobodyMayCountIsExcludedAndNoBotsToo() {
        assertEquals(200, house.admin("PATCH", "/v1/sites/site", "{\"exclude_paths\":[\"/0\"]}").status());
        house.now = house.now.plusSeconds(61);
        take(BOT, view(0), view(1));
        take(PERSON, view(0), view(1));
        holds(() -> skipped("{`bot`:1,`excluded`:2}"));
    }

    @Test
    void libraryAgentsCount() {
        List<String> agents = new ArrayList<>(List.of("node", "okhttp/4.12.0", "Go-http-client/2.0", "Java/21.0.4",
                "python-requests/2.32.3", "curl/8.5.0"));
        agents.forEach(agent -> take(agent, view(agents.indexOf(agent))));
        holds(() -> assertEquals(List.of("6"), rows("`metrics`:[`pageviews`]")));
    }
}
