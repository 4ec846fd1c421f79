package footfall.function.ingest;

import footfall.admission.Sender;
import footfall.edge.Request;
import footfall.port.CountryLookup;
import footfall.wire.ClientAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from a request what the connection tells of a client.
final class Senders {
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern LANGUAGE =
            Pattern.compile("\\s*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3})\\s*(?:[,;].*)?");

    private Senders() {}

    /// The country that a network of delivery tells is that of the connection.
    ///
    /// @param from      whoever sends it; where that is not the connection's address, its country is looked up
    /// @param countries asked where the connection tells none
    static Sender of(Request request, ClientAddress from, CountryLookup countries) {
        String address = from.text();
        String told = from.ofConnection()
                ? request.header("cloudfront-viewer-country").orElse("").strip() : "";
        String country = COUNTRY.matcher(told).matches() ? told.toUpperCase(Locale.ROOT) : countries.of(address);
        Matcher language = LANGUAGE.matcher(request.header("accept-language").orElse(""));
        return new Sender(address, request.header("user-agent").orElse(""), country,
                language.matches() ? language.group(1) : "", isOn(request, "dnt") || isOn(request, "sec-gpc"),
                countries::of);
    }

    private static boolean isOn(Request request, String header) {
        return request.header(header).orElse("").strip().equals("1");
    }
}
