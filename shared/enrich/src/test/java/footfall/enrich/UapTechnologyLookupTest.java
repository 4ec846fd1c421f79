package footfall.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import footfall.event.Technology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UapTechnologyLookupTest {
    private static final UapTechnologyLookup LOOKUP = new UapTechnologyLookup();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 "
            + "Mobile/15E148 Safari/604.1|Safari|17.2|iOS|17.2|Mobile",
        "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 "
            + "Mobile/15E148 Safari/604.1|Safari|16.6|iOS|16.6|Tablet",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.3 "
            + "Safari/605.1.15|Safari|17.3|macOS|10.15|Desktop",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 "
            + "Safari/537.36|Chrome|120.0|Windows|10|Desktop",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 "
            + "Safari/537.36 Edg/120.0.2210.91|Edge|120.0|Windows|10|Desktop",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.6167.101 Mobile "
            + "Safari/537.36|Chrome|121.0|Android|14|Mobile",
        "Mozilla/5.0 (Linux; Android 13; SM-X906C) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 "
            + "Safari/537.36|Chrome|119.0|Android|13|Tablet",
        "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:122.0) Gecko/20100101 Firefox/122.0|Firefox|122.0|Linux||Desktop",
        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 "
            + "Safari/537.36|Chrome|121.0|Chrome OS|14541.0|Desktop",
        "Mozilla/5.0 (Android 14; Mobile; rv:122.0) Gecko/122.0 Firefox/122.0|Firefox|122.0|Android|14|Mobile",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 "
            + "Safari/537.36 OPR/106.0.0.0|Opera|106.0|Windows|10|Desktop",
        "Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 "
            + "Chrome/115.0.0.0 Mobile Safari/537.36|Samsung Internet|23.0|Android|13|Mobile",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 "
            + "Safari/537.36|Chrome|131.0|Linux||Desktop"})
    void knowsWhatPeopleUse(String agent, String browser, String browserVersion, String os, String osVersion,
                            String device) {
        assertEquals(new Technology(browser, browserVersion, os, osVersion == null ? "" : osVersion, device),
                LOOKUP.of(agent));
    }

    /// ua-parser takes HTTP libraries for spiders: what is a bot, the list of bots says alone.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)|''",
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/141.0.7390.54 Mobile Safari/537.36 (compatible; Googlebot/2.1)|Mobile", "Java/21.0.4|''"})
    void callsNothingABot(String agent, String device) {
        assertEquals(device, LOOKUP.of(agent).device());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void knowsNothingOfAnEmptyAgent(String agent) {
        assertEquals(Technology.NONE, LOOKUP.of(agent));
    }

    @Test
    void saysNothingOfWhatItDoesNotKnow() {
        assertEquals(Technology.NONE, LOOKUP.of("something nobody has seen"));
    }

    @Test
    void looksOnlyAtTheBeginningOfALongAgentAndOnce() {
        String agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/122.0 ";
        Technology known = LOOKUP.of(agent + "x".repeat(10_000_000));
        assertEquals("Firefox", known.browser());
        assertSame(known, LOOKUP.of(agent + "x".repeat(RecentAgents.AGENT_MAX)));
    }
}
