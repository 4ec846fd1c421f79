package footfall.site;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address, or all that begin with the same bits. An IPv4 address counts as the IPv6 address that maps it, so one
/// address is one however it is written.
///
/// @param text as its owner wrote it
/// @param high the first 64 bits
/// @param low  the last 64 bits
/// @param bits how many of the 128 count
public record Network(String text, long high, long low, int bits) {
    private static final int HALF_BITS = 64;
    private static final int WHOLE_BITS = 128;
    private static final int MAPPED_BITS = 96;
    private static final long MAPPED = 0xFFFF_0000_0000L;
    private static final Pattern FORM = Pattern.compile(
            "((?:[0-9]{1,3}\\.){3}[0-9]{1,3}|(?=.*:)[0-9A-Fa-f:.]{2,45})(?:/(0|[1-9][0-9]{0,2}))?");

    /// A network as `203.0.113.9`, `203.0.113.0/24`, `2001:db8::1` or `2001:db8::/32`; empty for any other text.
    public static Optional<Network> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(form.group(1));
            boolean wide = address instanceof Inet6Address;
            int all = wide ? WHOLE_BITS : WHOLE_BITS - MAPPED_BITS;
            int bits = form.group(2) == null ? all : Integer.parseInt(form.group(2));
            return bits > all ? Optional.empty()
                    : Optional.of(new Network(text, high(address), low(address), WHOLE_BITS - all + bits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whether an address lies in it.
    boolean contains(Network address) {
        return sameBegin(high, address.high, bits) && sameBegin(low, address.low, bits - HALF_BITS);
    }

    private static boolean sameBegin(long one, long other, int bits) {
        return bits <= 0 || (bits >= HALF_BITS ? one == other : (one ^ other) >>> HALF_BITS - bits == 0);
    }

    private static long high(InetAddress address) {
        return address instanceof Inet6Address ? ByteBuffer.wrap(address.getAddress()).getLong() : 0;
    }

    private static long low(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? bytes.getLong(Long.BYTES)
                : MAPPED | Integer.toUnsignedLong(bytes.getInt());
    }
}
