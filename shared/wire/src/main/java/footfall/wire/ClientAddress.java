package footfall.wire;

import footfall.edge.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// From where a request comes.
///
/// @param text         a network address; "" if none is known
/// @param ofConnection whether it is the one of which the network in front tells the country
public record ClientAddress(String text, boolean ofConnection) {
    private static final String VIEWER = "cloudfront-viewer-address";
    private static final Pattern FOR = Pattern.compile("(?i)(?:^|[;,\\s])for=\"?([^;,\"\\s]{1,100})");
    private static final Pattern WITH_PORT =
            Pattern.compile("\\[([^\\]]+)\\](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}");

    /// The address that a dialect believes; else the first that can be somebody's on the internet of those that the
    /// network of a site tells; else the one that the gateway saw.
    ///
    /// @param trusted names of headers in lower case
    public static ClientAddress of(Request request, Optional<String> believed, List<String> trusted) {
        if (believed.isPresent()) {
            return new ClientAddress(believed.get(), believed.get().equals(request.sourceIp()));
        }
        for (String header : trusted) {
            Optional<String> told = request.header(header).flatMap(value -> Addresses.publicOne(bare(header, value)));
            if (told.isPresent()) {
                return new ClientAddress(told.get(), header.equals(VIEWER) || told.get().equals(request.sourceIp()));
            }
        }
        return new ClientAddress(request.sourceIp(), true);
    }

    /// The first address that a header tells, without its port.
    private static String bare(String header, String value) {
        if (header.equals(VIEWER)) {
            // It always has a port, also behind an IPv6 address without brackets.
            String address = value.substring(0, Math.max(0, value.lastIndexOf(':')));
            return unbracketed(address);
        }
        Matcher forwarded = FOR.matcher(value);
        String first = value.toLowerCase(Locale.ROOT).contains("for=") && forwarded.find() ? forwarded.group(1)
                : value.split(",", 2)[0];
        return unbracketed(first.strip());
    }

    private static String unbracketed(String address) {
        Matcher form = WITH_PORT.matcher(address);
        if (!form.matches()) {
            return address;
        }
        return form.group(1) == null ? form.group(2) : form.group(1);
    }

    @Override
    public String toString() {
        return "ClientAddress[hidden]";
    }
}
