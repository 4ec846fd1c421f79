package footfall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import footfall.edge.Request;
import footfall.site.DoorRules;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static final String GATEWAYS = "192.0.2.1";

    private static Request request(Map<String, String> headers) {
        return new Request("POST", "/", headers, Map.of(), GATEWAYS, new byte[0], "r", Instant.EPOCH);
    }

    private static ClientAddress of(Map<String, String> headers, String... trusted) {
        return ClientAddress.of(request(headers), Optional.empty(), List.of(trusted));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "x-real-ip|203.0.113.9|203.0.113.9", "x-real-ip| 203.0.113.9 |203.0.113.9", "x-real-ip|2001:db8::9|2001:db8::9",
        "x-forwarded-for|203.0.113.9, 198.51.100.1|203.0.113.9", "x-forwarded-for|203.0.113.9:4711,x|203.0.113.9",
        "x-forwarded-for|10.0.0.1, 203.0.113.9|192.0.2.1", "x-forwarded-for|,203.0.113.9|192.0.2.1",
        "forwarded|for=203.0.113.9;proto=https;by=198.51.100.1|203.0.113.9",
        "forwarded|proto=http;For=\"[2001:db8::9]:4711\", for=198.51.100.1|2001:db8::9",
        "forwarded|for=\"203.0.113.9:80\"|203.0.113.9", "forwarded|for=_hidden|192.0.2.1",
        "forwarded|for=unknown, for=203.0.113.9|192.0.2.1", "x-forwarded|for=203.0.113.9|203.0.113.9",
        "x-forwarded|203.0.113.9|203.0.113.9", "cloudfront-viewer-address|203.0.113.9:443|203.0.113.9",
        "cloudfront-viewer-address|2001:db8:0:0:0:0:0:9:443|2001:db8:0:0:0:0:0:9",
        "cloudfront-viewer-address|[2001:db8::9]:443|2001:db8::9", "cloudfront-viewer-address|203.0.113.9|192.0.2.1",
        "x-client-ip|10.1.2.3|192.0.2.1", "x-client-ip|127.0.0.1|192.0.2.1", "x-client-ip|169.254.1.1|192.0.2.1",
        "x-client-ip|::ffff:192.168.0.1|192.0.2.1", "x-client-ip|::1|192.0.2.1", "x-client-ip|fe80::1|192.0.2.1",
        "x-client-ip|fd00::1|192.0.2.1", "x-client-ip|0.0.0.0|192.0.2.1",
        "x-client-ip|::ffff:203.0.113.9|::ffff:203.0.113.9",
        "x-client-ip|localhost|192.0.2.1", "x-client-ip|12345|192.0.2.1", "x-client-ip|203.0.113|192.0.2.1",
        "x-client-ip|~~|192.0.2.1", "x-client-ip|203.0.113.9 OR 1=1|192.0.2.1"})
    @DisplayName("1.4: the address that a trusted header tells, if it can be somebody's")
    void readsAHeader(String header, String value, String address) {
        assertEquals(address, of(Map.of(header, value), header).text());
        assertEquals(GATEWAYS, of(Map.of(header, value)).text());
    }

    @Test
    @DisplayName("1.4: headers are asked in the site's order, and what is nobody's is passed over")
    void goesByTheOrder() {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("cf-connecting-ip", "203.0.113.1", "x-real-ip",
                "203.0.113.2", "true-client-ip", "10.0.0.1", "x-client-ip", "203.0.113.4"));
        assertEquals("203.0.113.2", of(headers, "true-client-ip", "x-real-ip", "cf-connecting-ip").text());
        assertEquals("203.0.113.1", of(headers, "forwarded", "cf-connecting-ip", "x-real-ip").text());
        assertEquals("203.0.113.7", ClientAddress.of(request(headers), Optional.of("203.0.113.7"),
                List.of("x-real-ip")).text());
        assertEquals(GATEWAYS, of(headers).text());
    }

    @Test
    @DisplayName("1.4: the country of the connection is that of the connection's address alone")
    void knowsWhoseCountryIsTold() {
        assertEquals(true, of(Map.of()).ofConnection());
        assertEquals(true, of(Map.of("x-real-ip", GATEWAYS), "x-real-ip").ofConnection());
        assertEquals(false, of(Map.of("x-real-ip", "203.0.113.9"), "x-real-ip").ofConnection());
        assertEquals(true, of(Map.of("cloudfront-viewer-address", "203.0.113.9:1"), "cloudfront-viewer-address")
                .ofConnection());
        assertEquals(false, ClientAddress.of(request(Map.of("cloudfront-viewer-address", "203.0.113.9:1")),
                Optional.of("203.0.113.8"), List.of("cloudfront-viewer-address")).ofConnection());
    }

    @Test
    void hidesItself() {
        assertFalse(of(Map.of()).toString().contains(GATEWAYS));
        DoorRules.ADDRESS_HEADERS.forEach(header -> assertEquals("203.0.113.9", of(Map.of(header,
                header.startsWith("cloudfront") ? "203.0.113.9:1" : "203.0.113.9"), header).text()));
    }
}
