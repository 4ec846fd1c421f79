package footfall.wire.openpanel;

import footfall.admission.Admission;
import footfall.admission.RejectCode;
import footfall.edge.Json;
import footfall.edge.Reply;
import java.util.Map;

/// The words in which the SDKs' own server refuses.
final class Refusals {
    static final String NO_SECRET = "Ingestion: Revenue tracking is not allowed without a client secret";

    static final String ADDRESS = "Ingestion: IP address is blocked by project filter";
    static final String PROFILE = "Ingestion: Profile id is blocked by project filter";

    private Refusals() {}

    /// Who sends is not let in: SDKs do not try again.
    static Reply client(String message) {
        return new Reply(401, Map.of("content-type", "text/plain"), message).noting("code", "client");
    }

    /// Who sends has an id that can be nobody's.
    static Reply unformed() {
        return client("Ingestion: Client ID must be a valid UUIDv4");
    }

    static Reply schema(Fault fault) {
        return of(400, "Error", fault.inBody()).noting("code", "schema");
    }

    static Reply notJson(String message) {
        return of(400, "FastifyError", message).noting("code", "malformed_json");
    }

    static Reply of(int status, String error, String message) {
        return Reply.json(status, Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("status", status);
            if (!error.isEmpty()) {
                json.writeStringField("error", error);
            }
            json.writeStringField("message", message);
            json.writeEndObject();
        }));
    }

    /// Whether an event is refused for who sends it.
    static boolean isOfClient(RejectCode code) {
        return code == RejectCode.REVENUE_NEEDS_TRUSTED_KEY || code.isOfSite();
    }

    /// Why an event that had the right form is none.
    static String text(Admission.Rejected rejected, int daysMax) {
        return switch (rejected.code()) {
            case TOO_OLD -> "event timestamp older than " + daysMax + " days";
            case REVENUE_NEEDS_TRUSTED_KEY -> NO_SECRET;
            case ADDRESS_BLOCKED -> ADDRESS;
            case PROFILE_BLOCKED -> PROFILE;
            case EVENT_TOO_LARGE -> "Event is too large (max 65536 bytes)";
            case RejectCode other -> rejected.error();
        };
    }
}
