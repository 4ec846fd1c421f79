package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person at the demo pages, and another one at the report.
class BrowserTest {
    private static final Duration COUNTED = Duration.ofSeconds(10);
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    Path data;
    @TempDir
    Path profile;

    @Test
    void fivePagesClickedThroughAreFiveViewsOfOneVisitorInOneSession() throws Exception {
        try (HouseProcess house = HouseProcess.start(data); Chromium browser = Chromium.start(profile)) {
            Api api = house.api(data);
            browser.look(1280, 900, "light");
            browser.open(api.url() + "/demo/");
            browser.picture(PICTURES.resolve("demo.png"));
            for (String page : List.of("beans", "brewing", "journal", "visit")) {
                browser.click("nav a[href='/demo/" + page + "']");
                browser.until("document.readyState === 'complete' && location.pathname === '/demo/" + page + "'");
            }
            untilCounted(api, "[5,5,1,1]");
            assertEquals(List.of("/demo", "/demo/beans", "/demo/brewing", "/demo/journal", "/demo/visit"), pages(api));
            reportShowsThem(browser, api);
        }
    }

    @Test
    void viewsOfASinglePageApplicationCountOnceEachAlsoBackwards() throws Exception {
        try (HouseProcess house = HouseProcess.start(data); Chromium browser = Chromium.start(profile)) {
            Api api = house.api(data);
            browser.open(api.url() + "/demo/shop/");
            browser.click("a[href='/demo/shop/house']");
            browser.until("document.querySelector('h1').textContent === 'House blend'");
            // A view is taken one task after the address changed: a person is slower than that, a driver is not.
            untilCounted(api, "[2,2,1,1]");
            browser.evaluate("history.replaceState(null, '', location.href)");
            browser.click("a[href='/demo/shop/']");
            browser.until("document.querySelector('h1').textContent === 'The shop'");
            untilCounted(api, "[3,3,1,1]");
            browser.evaluate("history.back()");
            browser.until("document.querySelector('h1').textContent === 'House blend'");
            untilCounted(api, "[4,4,1,1]");
            assertEquals(List.of("/demo/shop", "/demo/shop", "/demo/shop/house", "/demo/shop/house"), pages(api));
        }
    }

    private static void reportShowsThem(Chromium browser, Api api) throws Exception {
        browser.open(api.url() + "/report/#key=" + api.keys().readKey());
        browser.until("document.querySelector('[data-metric=pageviews]')?.textContent === '5'");
        assertEquals("1", text(browser, "[data-metric=visitors]"));
        assertEquals("1", text(browser, "[data-metric=sessions]"));
        assertEquals(5, browser.evaluate("document.querySelectorAll('#pages tbody tr').length").asInt());
        assertEquals(5, browser.evaluate("document.querySelectorAll('#live tbody tr').length").asInt());
        assertTrue(text(browser, "#chart figcaption").startsWith("Page views, last hour: 5"));
        assertEquals("", browser.evaluate("location.hash").asText(), "the key stays in the address");
        long bytes = browser.evaluate("""
                [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
                .reduce((sum, one) => sum + one.transferSize, 0)""").asLong();
        assertTrue(bytes < 60_000, "the first view weighs " + bytes + " B");
        browser.picture(PICTURES.resolve("report-light.png"));
        browser.look(1280, 900, "dark");
        browser.picture(PICTURES.resolve("report-dark.png"));
        browser.look(320, 800, "light");
        browser.until("document.querySelector('#chart svg').viewBox.baseVal.width < 320");
        browser.picture(PICTURES.resolve("report-narrow.png"));
        assertTrue(browser.evaluate("document.documentElement.scrollWidth <= innerWidth").asBoolean(),
                "scrolls sideways at 320 px");
    }

    private static void untilCounted(Api api, String metrics) {
        Waiting.until(COUNTED, () -> "counted: " + counted(api), () -> counted(api).equals(metrics));
    }

    private static String counted(Api api) {
        return api.metrics("events", "pageviews", "visitors", "sessions").toString();
    }

    private static List<String> pages(Api api) {
        return StreamSupport.stream(api.get("/v1/sites/demo/events").json().get("results").spliterator(), false)
                .map((JsonNode event) -> event.get("page").asText()).sorted().toList();
    }

    private static String text(Chromium browser, String selector) throws Exception {
        return browser.evaluate("document.querySelector('" + selector + "').textContent").asText();
    }
}
