package footfall.edge;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request as our functions see it, whatever gateway it came through.
///
/// @param method    upper case
/// @param path      without the query and without the gateway's stage
/// @param headers   by lower-case name
/// @param query     by name, decoded
/// @param sourceIp  the address that the gateway saw; never stored, never logged
/// @param body      opened as the route's manners say, at most `Body.INFLATED_MAX_BYTES`; nobody changes it
/// @param requestId the gateway's own name for this request
/// @param receivedAt when our function got it, to the millisecond: the one "now" of all rules
public record Request(String method, String path, Map<String, String> headers, Map<String, String> query,
                      String sourceIp, byte[] body, String requestId, Instant receivedAt) {
    public Request {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /// A header by its lower-case name.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// The media type of the body in lower case without its parameters; "" if the request does not say.
    public String mediaType() {
        String type = headers.getOrDefault("content-type", "");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
