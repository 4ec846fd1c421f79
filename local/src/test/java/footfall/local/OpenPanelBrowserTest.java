package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// OpenPanel's SDK for browsers, unchanged, in a real one: its page is of another origin than the house.
class OpenPanelBrowserTest {
    private static final NpmFolder SDKS = new NpmFolder("openpanel");
    private static final Map<String, String> MODULES = Map.of("/sdk.js", "@openpanel/sdk/dist/index.js", "/web.js",
            "@openpanel/web/dist/index.js");
    private static final Duration COUNTED = Duration.ofSeconds(20);
    private static final Map<String, Integer> SENT = Map.of("pageview", 3, "bought", 1, "order", 1, "identify", 1,
            "revenue", 1);

    @TempDir
    Path data;
    @TempDir
    Path profile;

    @ParameterizedTest(name = "OP-55: after {0} answers of 503")
    @ValueSource(ints = {0, 1})
    @DisplayName("OP-55: three pages and what happens there count once each, in one visit")
    void whatTheSdkSendsIsCountedOnce(int refusals) throws Exception {
        try (HouseProcess house = HouseProcess.start(data); Chromium browser = Chromium.start(profile)) {
            Api api = house.api(data);
            api.bringKey(OpenPanelNodeTest.CLIENT);
            assertEquals(200, api.patchSite("{\"revenue_public\":true}").status());
            try (UnsteadyFront front = UnsteadyFront.start(api.url(), refusals); Shop shop = Shop.everywhere(SDKS,
                    OpenPanelNodeTest.CLIENT, front.url(), MODULES)) {
                browser.listen();
                visit(browser, shop, refusals);
                Waiting.until(COUNTED, () -> "counted: " + api.countsByName() + " of " + front.seen(),
                        () -> api.countsByName().equals(SENT));
                assertEquals("[7,3,1,1]", api.metrics("events", "pageviews", "sessions", "visitors").toString());
                assertEquals(refusals, front.seen().stream().filter(line -> line.endsWith("503")).count());
                assertEquals(8, front.seen().stream().filter("POST /track 200"::equals).count(),
                        front.seen().toString());
                assertTrue(browser.errors().stream().allMatch(error -> error.contains("503")),
                        browser.errors().toString());
                assertEquals(refusals, browser.errors().size(), browser.errors().toString());
            }
        }
    }

    /// Three pages, a click, somebody who says who it is, an order, its money, and a step of a trait.
    private static void visit(Chromium browser, Shop shop, int refusals) throws Exception {
        browser.open(shop.url() + "/shop");
        browser.until("document.body.dataset.loaded === 'yes'");
        answered(browser, refusals + 1);
        browser.evaluate("history.pushState(null, '', '/shop/beans')");
        answered(browser, refusals + 2);
        browser.evaluate("history.pushState(null, '', '/shop/beans?size=2')");
        answered(browser, refusals + 3);
        browser.click("#buy");
        browser.evaluate("op.track('order', {amount: 5, items: [{sku: 'a'}]}).then(answer => answer.deviceId)");
        browser.evaluate("op.identify({profileId: 'user-1', firstName: 'Ada'}).then(() => 1)");
        browser.evaluate("op.increment({profileId: 'user-1', property: 'orders'}).then(() => 1)");
        assertEquals(32, browser.evaluate("op.revenue(999, {product: 'p'}).then(answer => answer.deviceId)").asText()
                .length());
        answered(browser, refusals + 8);
    }

    private static void answered(Chromium browser, int answers) throws Exception {
        browser.until("window.answers.length === " + answers);
    }
}
