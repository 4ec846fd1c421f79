package footfall.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/// Reads network addresses that clients tell of others. Nobody is asked for a name.
public final class Addresses {
    private static final int CHARACTERS_MAX = 64;
    private static final int DOTS = 3;
    private static final int UNIQUE_LOCAL = 0xFC;
    private static final int UNIQUE_LOCAL_MASK = 0xFE;

    private Addresses() {}

    /// The text of an address that can be somebody's on the internet; empty for any other text.
    public static Optional<String> publicOne(String text) {
        String address = text.strip();
        boolean formed = address.indexOf(':') >= 0 || address.chars().filter(c -> c == '.').count() == DOTS;
        if (!formed || address.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        try {
            return isPublic(InetAddress.ofLiteral(address)) ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isPublic(InetAddress address) {
        boolean uniqueLocal = address instanceof Inet6Address
                && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        return !uniqueLocal && !address.isAnyLocalAddress() && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress() && !address.isSiteLocalAddress() && !address.isMulticastAddress();
    }
}
