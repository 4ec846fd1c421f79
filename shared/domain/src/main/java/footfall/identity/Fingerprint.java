package footfall.identity;

import footfall.site.SiteId;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What tells two cookieless visitors apart for a day: network address and user agent. Only keyed hashes of it leave.
///
/// @param network an IPv4 address, or the /64 of an IPv6 address; "" if it is not known
/// @param agent   the user agent; "" if it is not known
public record Fingerprint(String network, String agent) {
    private static final int ID_BYTES = 16;
    private static final String DAILY = "d_";
    private static final int DAILY_LENGTH = 24;
    private static final int NETWORK_BYTES = 8;

    /// The fingerprint of a request; an address that is none counts as not known.
    public static Fingerprint of(Traces traces) {
        return new Fingerprint(network(traces.address()), traces.agent());
    }

    /// Whether both are known; if not, there is no visitor.
    public boolean isKnown() {
        return !network.isEmpty() && !agent.isEmpty();
    }

    /// The daily id: `d_` and base64url of 16 bytes of HMAC-SHA-256.
    ///
    /// @param salt of the date; it rotates, so ids of two dates can not be linked
    public String dailyId(Salt salt, SiteId site) {
        return dailyId(salt, site.value() + '\0' + network + '\0' + agent);
    }

    /// The daily id of a date whose salt is destroyed, made of another date's: it is no id of that other date.
    ///
    /// @param salt of the date on which the event was received
    public String dailyId(Salt salt, SiteId site, LocalDate date) {
        return dailyId(salt, site.value() + '\0' + network + '\0' + agent + '\0' + date);
    }

    private static String dailyId(Salt salt, String message) {
        return dailyId(Arrays.copyOf(hash(salt, message), ID_BYTES));
    }

    /// The daily id that a hash makes.
    ///
    /// @param hash 16 bytes
    public static String dailyId(byte[] hash) {
        if (hash.length != ID_BYTES) {
            throw new IllegalArgumentException("hash: " + hash.length + " bytes, must be " + ID_BYTES);
        }
        return DAILY + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /// The hash that made a daily id.
    public static byte[] hashOf(String dailyId) {
        return Base64.getUrlDecoder().decode(dailyId.substring(DAILY.length()));
    }

    /// Whether an id has the form of a daily one.
    public static boolean isDaily(String visitor) {
        return visitor.length() == DAILY_LENGTH && visitor.startsWith(DAILY)
                && visitor.chars().skip(DAILY.length()).allMatch(Fingerprint::isBase64Url);
    }

    private static boolean isBase64Url(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /// A hash that stays the same from day to day; only a shard's number may be made of it.
    ///
    /// @param secret the one that does not rotate
    public int steadyHash(Salt secret) {
        return ByteBuffer.wrap(hash(secret, network + '\0' + agent)).getInt();
    }

    private static byte[] hash(Salt salt, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt.bytes(), "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256: missing, every Java platform has it", e);
        }
    }

    private static String network(String address) {
        try {
            byte[] bytes = address.isEmpty() ? new byte[0] : InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "Fingerprint[hidden]";
    }
}
