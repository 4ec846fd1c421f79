package footfall.wire.openpanel;

import footfall.admission.Raw;
import footfall.edge.Request;
import footfall.wire.Presented;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who a client says it is: an id, which is a write key, and perhaps a secret, which is a trusted one.
///
/// @param id     "" if none
/// @param secret "" if none
record Credentials(String id, String secret) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /// From the headers, else from those of older SDKs, else from the body.
    static Credentials of(Request request, Raw.Members body) {
        return new Credentials(find(request, body, "client-id", "clientId"),
                find(request, body, "client-secret", "clientSecret"));
    }

    /// Whether the id has the form of one; a missing one is no fault of its form.
    boolean isFormed() {
        return id.isEmpty() || ID.matcher(id).matches();
    }

    Presented presented() {
        return new Presented(Presented.key(id).keys(), secret);
    }

    private static String find(Request request, Raw.Members body, String header, String member) {
        return Stream.of(request.header("openpanel-" + header), request.header("mixan-" + header), body.text(member))
                .flatMap(Optional::stream).map(String::strip).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
