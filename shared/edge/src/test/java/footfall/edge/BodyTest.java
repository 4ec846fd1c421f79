package footfall.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private static final int MIB = 1_048_576;

    private static Body.Read read(byte[] sent, String encoding, boolean base64) {
        String text = base64 ? Base64.getEncoder().encodeToString(sent)
                : new String(sent, encoding.equals("gzip") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return switch (Body.sent(Events.event("POST", "/", Map.of(), text, base64), encoding)) {
            case Body.Read.Done(byte[] bytes) -> Body.opened(bytes, encoding);
            case Body.Read.Refused refused -> refused;
        };
    }

    private static byte[] bytes(Body.Read read) {
        return assertInstanceOf(Body.Read.Done.class, read).bytes();
    }

    private static void assertRefused(int status, String code, Body.Read read) {
        Problem problem = assertInstanceOf(Body.Read.Refused.class, read).problem();
        assertEquals(status, problem.status());
        assertEquals(code, problem.code());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void plainAndGzipAreReadWithAndWithoutBase64(boolean base64) {
        byte[] plain = "{\"name\":\"exämple 你\"}".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(plain, bytes(read(plain, "", base64)));
        assertArrayEquals(plain, bytes(read(plain, "Identity", base64)));
        assertArrayEquals(plain, bytes(read(Events.gzip(plain), "gzip", base64)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLimitIsReadAndOneByteMoreIsNot(boolean gzip) {
        byte[] most = new byte[Body.INFLATED_MAX_BYTES];
        byte[] more = new byte[Body.INFLATED_MAX_BYTES + 1];
        Arrays.fill(most, (byte) ' ');
        Arrays.fill(more, (byte) ' ');
        String encoding = gzip ? "gzip" : "";
        assertArrayEquals(most, bytes(read(gzip ? Events.gzip(most) : most, encoding, true)));
        assertRefused(413, "body_too_large", read(gzip ? Events.gzip(more) : more, encoding, true));
    }

    @Test
    void aZipBombTakesLessThanSixteenMebibytes() {
        byte[] bomb = Events.gzip(new byte[20_000_000]);
        read(bomb, "gzip", true);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertRefused(413, "body_too_large", read(bomb, "gzip", true));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 16L * MIB, allocated + " bytes");
    }

    @Test
    void whatIsNoGzipOrNoBase64IsRefused() {
        assertRefused(400, "malformed_json", read("{}".getBytes(StandardCharsets.UTF_8), "gzip", true));
        byte[] cut = Events.gzip("a long enough text".getBytes(StandardCharsets.UTF_8));
        assertRefused(400, "malformed_json", read(Arrays.copyOf(cut, cut.length - 9), "gzip", true));
        assertRefused(400, "malformed_json", Body.sent(Events.event("POST", "/", Map.of(), "$$", true), ""));
    }

    @Test
    void onlyGzipIsKnown() {
        assertTrue(Body.isKnown("GZIP") && Body.isKnown("") && Body.isKnown("identity"));
        assertTrue(!Body.isKnown("br") && !Body.isKnown("gzip, gzip") && !Body.isKnown("deflate"));
    }
}
