package footfall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "http://example.com:8080", "https://a.b-c.example.com",
        "https://xn--exmple-cua.de", "https://*.example.com", "https://*.example.com:8443", "http://localhost",
        "http://localhost:3000", "http://localhost:*", "http://127.0.0.1:*", "http://192.168.0.1:81",
        "https://[::1]:8443", "capacitor://localhost", "https://example.com:80", "null"})
    void savesWhatIsAnOrigin(String text) {
        assertEquals(Optional.of(new Origin(text)), Origins.entry(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "example.com", "https://", "https://e.com/", "https://e.com/x", "https://e.com?q",
        "https://e.com#f", "https://a.*.com", "https://*.com", "https://*", "https://*example.com", "https://*.*.e.com",
        "https://*.127.0.0.1", "https://*.[::1]", "https://E.com", "HTTPS://e.com", "https://exämple.de",
        "https://e.com:443", "http://e.com:80", "https://e.com:*", "https://localhost:*", "http://127.0.0.2:*",
        "https://e.com:0", "https://e.com:65536", "https://e.com:08", "https://u@e.com", "https://-e.com",
        "https://e-.com", "https://e..com", "https://e.com.", "http://256.0.0.1", "http://1.2.3", "http://1.2.3.04",
        " https://e.com", "https://e.com\n", "NULL", "//e.com"})
    void refusesWhatIsNone(String text) {
        assertTrue(Origins.entry(text).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "https://*.example.com, https://a.b.example.com, true",
        "https://*.example.com, https://a.example.com, true",
        "https://*.example.com, https://example.com, false",
        "https://*.example.com, http://a.example.com, false",
        "https://*.example.com, https://aexample.com, false",
        "https://*.example.com, https://a.example.com:8443, false",
        "https://*.example.com, https://a.example.com.evil.org, false",
        "https://*.example.com, https://evil.org/.example.com, false",
        "https://*.example.com, https://evil.org?.example.com, false",
        "https://*.example.com, https://.example.com, false",
        "https://*.example.com, null, false",
        "https://*.example.com:8443, https://a.example.com:8443, true",
        "https://example.com, https://example.com, true",
        "https://example.com, HTTPS://Example.com, true",
        "https://example.com, https://www.example.com, false",
        "https://example.com, https://example.com:8443, false",
        "http://localhost:*, http://localhost:3000, true",
        "http://localhost:*, http://localhost, true",
        "http://localhost:*, https://localhost:3000, false",
        "http://localhost:*, http://localhost:3000.evil.org, false",
        "http://localhost:*, http://localhost.evil.org, false",
        "http://127.0.0.1:*, http://127.0.0.1:65535, true",
        "null, null, true",
        "null, https://example.com, false"})
    void letsPassWhatAnEntryNames(String entry, String sent, boolean passes) {
        assertEquals(passes, Origins.allows(rules(false, entry), Optional.of(sent)));
    }

    @Test
    void letsEveryOriginPassIfNoneIsSet() {
        assertTrue(Origins.allows(rules(true), Optional.of("https://anybody.example")));
        assertTrue(Origins.allows(rules(false), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void asksForAnOriginOnlyIfTheSiteDoes(boolean required, boolean passes) {
        assertEquals(passes, Origins.allows(rules(required, "https://example.com"), Optional.empty()));
    }

    private static IngestRules rules(boolean required, String... entries) {
        IngestRules base = IngestRules.DEFAULT;
        List<Origin> origins = Arrays.stream(entries).map(Origin::new).toList();
        return new IngestRules(origins, required, base.identity(), base.privacySignals(), base.bots(),
                base.revenuePublic(), base.eventAgeMaxDays(), base.propertyAllow(), base.propertyDeny());
    }
}
