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

    /// The session of a device at a time; "" if there is no device.
    ///
    /// @param device as clients know it
    static String of(String site, String device, Instant at) {
        if (device.isEmpty()) {
            return "";
        }
        long window = Math.floorDiv(at.toEpochMilli() - GRACE_MS, WINDOW_MS);
        byte[] text = ("sess:v1:" + site + ":" + device + ":" + window).getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(text), BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }
}
