package footfall.wire.openpanel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.identity.Fingerprint;
import footfall.identity.Traces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// OP-47: ids as the SDKs' own server makes them.
class VectorsTest {
    @ParameterizedTest(name = "OP-47: {4}")
    @CsvSource(textBlock = """
            Mozilla/5.0,203.0.113.9,test-project,00112233445566778899aabbccddeeff,11c5306230476d53abff5a6ddc25abd0
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/148.0.0.0,1.2.3.4,proj-1,salt-current,\
            6e42516ff4ab941df7c82964cd4f4b41
            Mozilla/5.0 (Linux; Android 16) Tëst/1,2001:db8::1,shop-é,ffeeddccbbaa99887766554433221100,\
            7e204253e4eb64e2f8e64c4736fba2b2
            Mozilla/5.0,'',test-project,00112233445566778899aabbccddeeff,75d6c4b632a7c29afd60994c911c6a25
            """)
    void devices(String agent, String address, String site, String salt, String id) {
        byte[] hash = DeviceIds.hash(new Traces(address, agent), site, salt);
        assertEquals(id, HexFormat.of().formatHex(hash));
        assertEquals(id, DeviceIds.shown(Fingerprint.dailyId(hash)));
        assertEquals(Fingerprint.dailyId(hash), DeviceIds.visitor(id));
    }

    @ParameterizedTest(name = "OP-47: {2} {3}")
    @CsvSource(textBlock = """
            test-project,mobile-device-abc,2026-05-18T12:00:00.000Z,TwIOkwxynguBZr0TSusOzA
            test-project,mobile-device-abc,2026-05-18T12:00:04.999Z,TwIOkwxynguBZr0TSusOzA
            test-project,mobile-device-abc,2026-05-18T12:00:05.000Z,BhQ5HQyZBnIckEoiVB6xKA
            test-project,mobile-device-abc,2026-05-18T12:30:04.999Z,BhQ5HQyZBnIckEoiVB6xKA
            test-project,mobile-device-abc,2026-05-18T12:30:05.000Z,YneBeHek8iwbubCzolO4TQ
            test-project,mobile-device-abc,1970-01-01T00:00:00Z,3k8iHVyI8opZ0NxdH3Eapw
            proj-1,cookie-abc,2026-06-08T12:00:00.000Z,wizrZalfI_J7u-QhdRttmQ
            shop-é,gerät-1,2026-01-01T00:00:04.999Z,lbuci_8-Q3A6l8ykPkpHkg
            shop-é,gerät-1,2026-01-01T00:00:05.000Z,THNI3WEILmPA2pN5BokOjg
            """)
    void sessions(String site, String device, Instant at, String id) {
        assertEquals(id, SessionIds.of(site, device, at));
    }

    @Test
    void aDeviceThatIsNoneHasNoSession() {
        assertEquals("", SessionIds.of("test-project", "", Instant.EPOCH));
    }

    /// From the examples of FIPS 202 by NIST: SHAKE256 of nothing.
    @Test
    void theHashIsTheStandardsOwn() throws NoSuchAlgorithmException {
        assertEquals("46b9dd2b0ba88d13233b3feb743eeb24", HexFormat.of().formatHex(MessageDigest
                .getInstance("SHAKE256-512").digest("".getBytes(StandardCharsets.UTF_8))).substring(0, 32));
    }
}
