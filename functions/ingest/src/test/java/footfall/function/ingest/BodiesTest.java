package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
    private static final int LIMIT_BYTES = 10_485_760;
    private final House house = new House();

    private Answer send(byte[] body, boolean gzip, boolean base64) {
        Map<String, String> headers = gzip ? House.withKey(house.writeKey, "content-encoding", "gzip")
                : House.withKey(house.writeKey);
        byte[] sent = gzip ? gzip(body) : body;
        APIGatewayV2HTTPEvent event = House.request("POST", "/v1/events", base64
                ? Base64.getEncoder().encodeToString(sent)
                : new String(sent, gzip ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8), headers);
        event.setIsBase64Encoded(base64);
        return house.send(event);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String views(int count) {
        return "{\"events\":[" + "{\"type\":\"pageview\"},".repeat(count - 1) + "{\"type\":\"pageview\"}]}";
    }

    @Test
    @DisplayName("SR-08: no events, an empty list, 2,000 and 2,001")
    void countsTheBatch() {
        house.post("{\"events\":[]}").isProblem(400, "empty_batch");
        house.post("{}").isProblem(400, "events_missing");
        house.post("{\"events\":{}}").isProblem(400, "events_missing");
        house.post("[]").isProblem(400, "events_missing");
        house.post(views(2_000)).took(2_000);
        Answer tooMany = house.post(views(2_001)).isProblem(400, "too_many_events");
        assertTrue(tooMany.json().path("detail").asText().contains("2001"), tooMany.body());
        assertTrue(tooMany.json().path("detail").asText().contains("2000"), tooMany.body());
        assertEquals("events", tooMany.json().path("errors").path(0).path("path").asText());
        assertEquals(2_000, house.stored().size());
    }

    @Test
    @DisplayName("SR-10: plain, gzip, base64 and base64 of gzip are one body")
    void readsABodyFourWays() {
        byte[] body = """
                {"events":[{"type":"x"},
                {"type":"pageview","id":"0190a5b2-7c00-7000-8000-000000000001","title":"Grüße 你"}]}
                """.getBytes(StandardCharsets.UTF_8);
        List<String> answers = new ArrayList<>();
        for (boolean gzip : new boolean[] {false, true}) {
            for (boolean base64 : new boolean[] {false, true}) {
                answers.add(send(body, gzip, base64).took(1, "0 unknown_type").body());
            }
        }
        assertEquals(1, new HashSet<>(answers).size());
        assertEquals(1, new HashSet<>(house.stored()).size());
    }

    @ParameterizedTest
    @DisplayName("SR-11: the limit is read, one byte more is not")
    @ValueSource(booleans = {true, false})
    void keepsTheLimitOfTheBody(boolean gzip) {
        String body = views(1);
        byte[] most = (body + " ".repeat(LIMIT_BYTES - body.length())).getBytes(StandardCharsets.UTF_8);
        send(most, gzip, true).took(1);
        byte[] more = (body + " ".repeat(LIMIT_BYTES - body.length() + 1)).getBytes(StandardCharsets.UTF_8);
        Answer refused = send(more, gzip, true).isProblem(413, "body_too_large");
        assertTrue(refused.json().path("detail").asText().contains("10485760"), refused.body());
    }

    @Test
    @DisplayName("SR-11: 20 MB of zeros as gzip take less than 16 MiB")
    void doesNotInflateABomb() {
        byte[] bomb = new byte[20_000_000];
        send(bomb, true, true);
        String sent = Base64.getEncoder().encodeToString(gzip(bomb));
        APIGatewayV2HTTPEvent event = House.request("POST", "/v1/events", sent,
                House.withKey(house.writeKey, "content-encoding", "gzip"));
        event.setIsBase64Encoded(true);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        house.send(event).isProblem(413, "body_too_large");
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 16 * 1_048_576, allocated + " bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"`{\"events\":[`|11", "``|0", "`{\"a\":1,\"a\":2}`|10",
            "`{\"events\":[{\"a\":NaN}]}`|19", "`{\"events\":[1]} x`|15", "`{\"events\":[1]}{}`|14",
            "`{\"events\":[1/*a*/]}`|12", "`{'events':[]}`|1", "`{\"a\":\"\u0001\"}`|6", "`{\"a\":01}`|6",
            "`{\"a\":Infinity}`|13"})
    void saysWhereJsonIsMalformed(String body, int offset) {
        Answer answer = house.post(body).isProblem(400, "malformed_json");
        String detail = answer.json().path("detail").asText();
        int said = Integer.parseInt(detail.replaceAll(".*at byte ([0-9]+).*", "$1"));
        assertTrue(Math.abs(said - offset) <= 2, detail + " for " + body + ", should be near " + offset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'events':[%s],'events':[]}", "{'events':[%s],'historical':true,'historical':true}",
        "{'events':[%s],'x':1,'x':1}", "{'events':[{'type':'pageview','type':'event'}]}",
        "{'events':[{'type':'pageview','x':1,'x':1}]}", "{'events':[%s,{'type':'pageview','x':[{'a':{},'a':1}]}]}",
        "{'events':[{'type':'pageview','properties':{'a':1,'b':2,'a':1}}]}",
        "{'x':{'y':[1,{'a':1,'b':{'a':1,'a':2}}]}}",
        "{'events':[{'type':'pageview','properties':{'p':{'a':1,'a':1}}}]}", "{'context':{'os':'a','os':'a'}}"})
    void takesEachNameOnceInAnObjectAndAgainInTheNext(String body) {
        String once = "{'type':'pageview','x':{'a':{'a':1}},'properties':{'type':1}}";
        house.post(("{'events':[" + once + "," + once + "]}").replace('\'', '"')).took(2);
        house.post(body.formatted(once).replace('\'', '"')).isProblem(400, "malformed_json");
    }

    @Test
    void takesEachNameOnceAlsoBehindThoseThatItKeeps() {
        StringBuilder many = new StringBuilder("{\"events\":[{\"type\":\"pageview\",\"properties\":{\"a\":1");
        for (int i = 0; i < 80; i++) {
            many.append(",\"p").append(i).append("\":1");
        }
        house.post(many + "}}]}").took(0, "0 too_many_properties");
        house.post(many + ",\"a\":1}}]}").isProblem(400, "malformed_json");
        house.post(many + ",\"p79\":1}}]}").isProblem(400, "malformed_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claimed_at", "address", "content", "once", "revenue_minor", "unkept", "visitor_is_user",
        "visits", "profile", "located", "located_at", "else_path"})
    void whatOnlyOtherDialectsMaySayOfAnEventIsUnknown(String name) {
        Answer answer = house.events("{\"type\":\"pageview\",\"" + name + "\":\"x\"}").took(1);
        assertEquals("events[0]." + name + ": unknown member, ignored",
                answer.json().path("warnings").path(0).asText());
    }

    @Test
    void readsUtf8Only() {
        for (var wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            send(views(1).getBytes(wide), false, true).isProblem(400, "malformed_json");
        }
        send(new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}, false, true).isProblem(400, "malformed_json");
    }

    @Test
    void goesEightDeepAndNoDeeper() {
        String inner = "{\"events\":[{\"type\":\"pageview\",\"x\":%s}]}";
        house.post(inner.formatted("[".repeat(5) + "]".repeat(5))).took(1);
        house.post(inner.formatted("[".repeat(6) + "]".repeat(6))).isProblem(400, "too_deep");
        house.post("[".repeat(5_000_000)).isProblem(400, "too_deep");
    }

    @Test
    void keepsLittleOfHostileMegabytes() {
        String items = "[" + "1,".repeat(4_000_000) + "1]";
        house.events("{\"type\":\"pageview\",\"properties\":{\"a\":" + items + "}}")
                .took(0, "0 property_value_invalid");
        house.post("{\"events\":" + items + "}").isProblem(400, "too_many_events");
        house.events("{\"type\":\"pageview\",\"title\":\"" + "x".repeat(1_000_000) + "\",\"properties\":{\"a\":\""
                + "y".repeat(1_000_000) + "\"}}").took(0, "0 property_value_invalid");
        house.post("{\"" + "n".repeat(1_000_000) + "\":1,\"events\":[]}").isProblem(400, "malformed_json");
        StringBuilder names = new StringBuilder("{\"events\":[{\"type\":\"pageview\"");
        for (int i = 0; i < 300_000; i++) {
            names.append(",\"n").append(i).append("\":1");
        }
        Answer answer = house.post(names + "}]}").took(1);
        assertEquals(20, answer.json().path("warnings").size());
        assertEquals("events[0].n0: unknown member, ignored", answer.json().path("warnings").path(0).asText());
    }
}
