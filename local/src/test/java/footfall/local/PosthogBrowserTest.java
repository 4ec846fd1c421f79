package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostHog's SDK for browsers, unchanged, in a real one: its page is of another origin than the house.
class PosthogBrowserTest {
    private static final NpmFolder SDKS = new NpmFolder("posthog");
    private static final Map<String, String> MODULES = Map.of("/module.js", "posthog-js/dist/module.js");
    private static final String KEY = "phc_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
    private static final Duration COUNTED = Duration.ofSeconds(40);
    private static final Map<String, String> OURS = Map.of("$pageview", "pageview", "$identify", "identify");
    /// Kept, and in no count of events.
    private static final List<String> UNCOUNTED = List.of("$pageleave", "$$heatmap", "$groupidentify");

    @TempDir
    Path data;
    @TempDir
    Path profile;

    @Test
    void whatPosthogJsSendsIsCountedAndItsConsoleStaysQuiet() throws Exception {
        try (HouseProcess house = HouseProcess.start(data); Chromium browser = Chromium.start(profile)) {
            Api api = house.api(data);
            api.bringKey(KEY);
            try (UnsteadyFront front = UnsteadyFront.start(api.url(), 0); Shop shop = Shop.atShop(SDKS, KEY,
                    front.url(), MODULES)) {
                browser.listen();
                visit(browser, shop);
                browser.open(shop.url() + "/bye");
                SortedMap<String, String> sent = sent(browser);
                assertEquals(3, sent.values().stream().filter("$pageview"::equals).count(), sent.toString());
                for (String event : List.of("order", "$autocapture", "$identify", "$groupidentify", "$pageleave")) {
                    assertTrue(sent.containsValue(event), event + " is missing: " + sent);
                }
                counts(api, browser, front);
                assertEquals(List.of(), browser.errors());
                assertTrue(front.seen().stream().allMatch(line -> line.matches(".* (200|204|300)")),
                        front.seen().toString());
            }
        }
    }

    @Test
    void whatPosthogJsSendsAgainAfterARefusalIsCountedOnce() throws Exception {
        try (HouseProcess house = HouseProcess.start(data); Chromium browser = Chromium.start(profile)) {
            Api api = house.api(data);
            api.bringKey(KEY);
            try (UnsteadyFront front = UnsteadyFront.start(api.url(), 1); Shop shop = Shop.atShop(SDKS, KEY,
                    front.url(), MODULES)) {
                browser.listen();
                visit(browser, shop);
                counts(api, browser, front);
                assertEquals(1, front.seen().stream().filter(line -> line.endsWith(" 503")).count());
                assertTrue(browser.errors().stream().allMatch(error -> error.contains("503")),
                        browser.errors().toString());
            }
        }
    }

    /// Three views of one page, a click, somebody who says who it is, and an order.
    private static void visit(Chromium browser, Shop shop) throws Exception {
        browser.open(shop.url() + "/shop");
        browser.until("document.body.dataset.loaded === 'yes'");
        browser.click("#buy");
        browser.evaluate("posthog.capture('order', {amount: 5, items: [{sku: 'a'}]})");
        browser.evaluate("history.pushState(null, '', '/shop/house')");
        browser.until("JSON.parse(localStorage.getItem('sent')).filter(one => one[1] === '$pageview').length === 2");
        browser.evaluate("history.back()");
        browser.until("JSON.parse(localStorage.getItem('sent')).filter(one => one[1] === '$pageview').length === 3");
        browser.evaluate("posthog.identify('user-1', {plan: 'pro'})");
        browser.evaluate("posthog.group('company', 'Acme Inc', {seats: 3})");
        browser.evaluate("posthog.capture('seat')");
    }

    private static SortedMap<String, String> sent(Chromium browser) throws Exception {
        SortedMap<String, String> sent = new TreeMap<>();
        browser.evaluate("JSON.parse(localStorage.getItem('sent'))").forEach(one ->
                assertEquals(null, sent.put(one.get(0).asText(), one.get(1).asText())));
        return sent;
    }

    /// All that was sent is stored under its own id, nothing else is, and reports say so. The SDK may send more
    /// meanwhile.
    private static void counts(Api api, Chromium browser, UnsteadyFront front) {
        Waiting.until(COUNTED,
                () -> "stored: " + ids(api) + ", counted: " + api.countsByName() + " by " + front.seen(), () -> {
                    SortedMap<String, String> sent = sent(browser);
                    return ids(api).equals(new ArrayList<>(sent.keySet())) && api.countsByName().equals(counted(sent));
                });
        assertEquals("{\"seats\":3}", api.get("/v1/sites/demo/groups/company/Acme%20Inc").json().path("properties")
                .toString());
        SortedMap<String, Integer> counts = api.countsByName();
        assertEquals("[" + counts.values().stream().mapToInt(Integer::intValue).sum() + ",3]",
                api.metrics("events", "pageviews").toString());
        assertEquals("[1,1,1]", api.metrics("visitors", "sessions", "users").toString());
    }

    private static SortedMap<String, Integer> counted(SortedMap<String, String> sent) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        sent.values().stream().filter(event -> !UNCOUNTED.contains(event))
                .forEach(event -> counts.merge(OURS.getOrDefault(event, event), 1, Integer::sum));
        return counts;
    }

    private static List<String> ids(Api api) {
        List<String> ids = new ArrayList<>();
        JsonNode stored = api.get("/v1/sites/demo/events?limit=200").json().get("results");
        stored.forEach(event -> ids.add(event.get("id").asText()));
        return ids.stream().sorted().toList();
    }
}
