package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.site.DoorRules;
import footfall.site.Network;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which of several refusals a client of OpenPanel is told: the first of 1.3. Requests come from 192.0.2.1.
class PanelDoorsTest {
    private static final Map<Integer, String> LINES = Map.of(4, "Ingestion: Client has no project",
            5, "Ingestion: IP address is blocked by project filter",
            6, "Ingestion: Profile id is blocked by project filter",
            7, "Ingestion: Revenue tracking is not allowed without a client secret",
            8, "Ingestion: Invalid cors or secret");

    private static void clientRefused(String message, Answer answer) {
        assertEquals("401 " + message, answer.status() + " " + answer.body());
        assertEquals("text/plain", answer.headers().get("content-type"));
        assertEquals("*", answer.headers().get("access-control-allow-origin"));
    }

    @ParameterizedTest(name = "1.3: of lines {0} and {1} the first is told")
    @CsvSource({"4,5", "4,6", "4,7", "4,8", "5,6", "5,7", "5,8", "6,7", "6,8", "7,8"})
    void tellsTheFirstOfTwo(int first, int second) {
        for (String agent : List.of(Panel.BROWSER, Panel.BOT)) {
            clientRefused(LINES.get(first), failing(agent, first, second));
            clientRefused(LINES.get(first), failing(agent, first));
            clientRefused(LINES.get(second), failing(agent, second));
        }
    }

    @Test
    @DisplayName("1.3: lines 1 to 3 come before all others, and all of them before what an item says")
    void tellsWhoSendsBeforeWhatIsSent() {
        for (Map.Entry<String, String> id : Map.of("", "Missing client id", "x", "Client ID must be a valid UUIDv4",
                Panel.CLIENT.replace('0', '1'), "Invalid client id").entrySet()) {
            Panel one = doors(5, 6, 7, 8);
            clientRefused("Ingestion: " + id.getValue(), one.track(item(6, 7), "openpanel-client-id", id.getKey(),
                    "origin", "https://b.example"));
        }
        String alias = "{'type':'alias','payload':{'profileId':'u1','alias':'a'}}";
        clientRefused(LINES.get(6), doors(6).track(alias));
        clientRefused(LINES.get(6), doors(6, 8).track(alias, "origin", "https://b.example"));
        clientRefused(LINES.get(8), doors(8).track(alias, "origin", "https://b.example"));
        String old = Panel.item("revenue", "'__revenue':1,'__timestamp':'2026-05-01T00:00:00Z'");
        clientRefused(LINES.get(7), doors().track(old));
        clientRefused(LINES.get(7), doors(8).track(old, "origin", "https://b.example"));
        assertEquals(200, doors(8).track(item(7), "origin", "https://b.example", "openpanel-client-secret",
                Panel.SECRET).status());
    }

    @Test
    @DisplayName("1.3, line 6: nothing is taken of a blocked profile that says who somebody else is")
    void takesNothingOfWhatABlockedProfileTells() {
        Panel one = doors(6);
        for (String ids : List.of("u1 u2", "u2 u1")) {
            clientRefused(LINES.get(6), one.track("{'type':'track','payload':{'name':'n','profileId':'"
                    + ids.substring(0, 2) + "','properties':{'__identify':{'profileId':'" + ids.substring(3)
                    + "','email':'a@e.com'}}}}"));
        }
        assertEquals(List.of(), one.house.stored());
    }

    @Test
    @DisplayName("1.3, line 7: nothing is taken of money without a secret that says who somebody is; with one all is")
    void takesNothingOfWhatUnprovenMoneyTells() {
        String item = Panel.item("revenue", "'__revenue':5,'__identify':{'profileId':'u1','email':'a@e.com'}");
        Panel one = doors();
        clientRefused(LINES.get(7), one.track(item));
        assertEquals(List.of(), one.house.stored());
        assertEquals(200, one.track(item, "openpanel-client-secret", Panel.SECRET).status());
        assertEquals(List.of("revenue", "identify"), one.house.stored().stream().map(event -> event.what().name())
                .toList());
    }

    @Test
    @DisplayName("1.3: lines 5 to 8 are told before a quota is, which makes the SDKs come again")
    void tellsBeforeAQuotaWhoMayNeverSend() {
        for (int line = 5; line <= 8; line++) {
            Panel one = doors(line);
            QuotaTest.quota(one.house, 100, one.house.now, 100);
            clientRefused(LINES.get(line), one.track(item(line), "origin",
                    line == 8 ? "https://b.example" : "https://a.example"));
            assertEquals(List.of(), one.house.stored());
        }
        Panel one = doors();
        QuotaTest.quota(one.house, 100, one.house.now, 100);
        assertEquals(429, one.track(item()).status());
    }

    @Test
    @DisplayName("2.2: lines 6 and 7 are told of a batch's rows, once line 8 let it in")
    void tellsOfABatchFirstWhetherItMaySend() {
        Panel shut = doors(6, 8);
        clientRefused(LINES.get(8), shut.batch(List.of(item(6), item(7)), "origin", "https://b.example"));
        assertEquals(List.of("0", "0 validation " + LINES.get(6), "1 validation " + LINES.get(7)),
                Panel.said(shut.batch(List.of(item(6), item(7)), "origin", "https://a.example")));
    }

    /// A site at which some lines can fail.
    private static Panel doors(Integer... lines) {
        Set<Integer> all = Set.of(lines);
        Panel one = new Panel();
        if (all.contains(8)) {
            one.house.rules(rules -> KeysTest.origins(rules, false, "https://a.example"));
        }
        one.house.rules(rules -> rules.with(new DoorRules(all.contains(5) ? Network.of("192.0.2.1").stream().toList()
                : List.of(), all.contains(6) ? List.of("u1") : List.of(), List.of())));
        if (all.contains(4)) {
            one.house.site(site -> House.with(site, site.sharding(), site.ingest(), site.pages(), false));
        }
        return one;
    }

    private static String item(Integer... lines) {
        Set<Integer> all = Set.of(lines);
        String profile = all.contains(6) ? "'profileId':'u1'," : "";
        return all.contains(7) ? "{'type':'track','payload':{" + profile + "'name':'revenue',"
                + "'properties':{'__revenue':999}}}" : "{'type':'track','payload':{" + profile + "'name':'signup'}}";
    }

    /// What is answered where these lines fail, and nothing is stored.
    private static Answer failing(String agent, Integer... lines) {
        Panel one = doors(lines);
        Answer answer = one.track(item(lines), "user-agent", agent, "origin",
                Set.of(lines).contains(8) ? "https://b.example" : "https://a.example", "openpanel-client-secret",
                "sec_00000000000000000000");
        assertEquals(List.of(), one.house.stored());
        return answer;
    }
}
