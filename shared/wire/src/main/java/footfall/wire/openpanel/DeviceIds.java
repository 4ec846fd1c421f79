package footfall.wire.openpanel;

import footfall.identity.DailyRule;
import footfall.identity.Fingerprint;
import footfall.identity.Salt;
import footfall.identity.Traces;
import footfall.site.SiteId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Device ids as the SDKs' own server makes them: 16 bytes of SHAKE256 over agent, address, site and salt, in hex.
/// Whoever sends an agent has one, and it changes at 00:00 UTC. Within Footfall the same 16 bytes stand in the form of
/// daily ids.
final class DeviceIds implements DailyRule {
    private static final int BYTES = 16;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

    @Override
    public boolean isKnown(Traces traces) {
        return !traces.agent().isEmpty();
    }

    @Override
    public ZoneId zone(ZoneId site) {
        return ZoneOffset.UTC;
    }

    @Override
    public String id(Traces traces, Salt salt, SiteId site) {
        return Fingerprint.dailyId(hash(traces, site.value(), salt.hex()));
    }

    /// What is older than the salts goes by the one of the day on which it came.
    @Override
    public String idOf(LocalDate date, Traces traces, Salt salt, SiteId site) {
        return id(traces, salt, site);
    }

    /// The device id as its 16 bytes.
    ///
    /// @param salt as text
    static byte[] hash(Traces traces, String site, String salt) {
        String text = String.join(":", traces.agent(), traces.address(), site, salt);
        try {
            // Of a longer output the first bytes are those of a shorter one: FIPS 202, section 6.2.
            return Arrays.copyOf(MessageDigest.getInstance("SHAKE256-512")
                    .digest(text.getBytes(StandardCharsets.UTF_8)), BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHAKE256-512: missing, Java 25 has it", e);
        }
    }

    /// A visitor as clients know it.
    static String shown(String visitor) {
        return Fingerprint.isDaily(visitor) ? HexFormat.of().formatHex(Fingerprint.hashOf(visitor)) : visitor;
    }

    /// A device id that a client gives, as a visitor: one of ours is the visitor that it was told for.
    static String visitor(String given) {
        return given.length() == 2 * BYTES && HEX.matcher(given).matches()
                ? Fingerprint.dailyId(HexFormat.of().parseHex(given)) : given;
    }
}
