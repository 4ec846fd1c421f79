package footfall.wire.openpanel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// Session ids as the SDKs' own server makes them of a time: the half hour of it, of which the first five seconds
/// belong to the one before.
final class SessionIds {
    private static final long WINDOW_MS = 1_800_000;
    private static final long GRACE_MS = 5_000;
    private static final int BYTES = 16;

    private SessionIds() {}

    /// The number of the half hour in which a time lies.
    ///
    /// @param ms since 1970
    static long window(long ms) {
        return Math.floorDiv(ms - GRACE_MS, WINDOW_MS);
    }

    /// The session of a device at a time; "" if there is no device.
    ///
    /// @param device as clients know it
    static String of(String site, String device, Instant at) {
        if (device.isEmpty()) {
            return "";
        }
        byte[] text = ("sess:v1:" + site + ":" + device + ":" + window(at.toEpochMilli()))
                .getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(text), BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }
}
