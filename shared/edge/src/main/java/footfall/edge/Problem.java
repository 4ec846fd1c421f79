package footfall.edge;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A refusal as clients see it, `application/problem+json` (RFC 9457).
///
/// @param status  400 and above
/// @param code    the name that programs know it by; `type` is `urn:footfall:problem:` and the code
/// @param detail  what is wrong, and what is allowed
/// @param errors  which members of the request are wrong, if that can be said
/// @param headers more headers of the answer, by lower-case name
public record Problem(int status, String code, String detail, List<Error> errors, Map<String, String> headers) {
    private static final String RETRY_AFTER_SECONDS = "5";

    /// One wrong member.
    ///
    /// @param path    where it stands: `events`, `filters[0]`
    /// @param message what is wrong with it
    public record Error(String path, String message) {}

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    /// A refusal without more to say.
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of());
    }

    /// The outside does not answer: 503, with the seconds after which to come again.
    public static Problem unavailable() {
        return of(503, "unavailable", "a store or the queue does not answer, nothing was taken; try again")
                .with("retry-after", RETRY_AFTER_SECONDS);
    }

    /// The same refusal naming one more wrong member.
    public Problem at(String path, String message) {
        List<Error> more = new ArrayList<>(errors);
        more.add(new Error(path, message));
        return new Problem(status, code, detail, more, headers);
    }

    /// The same refusal with one more header.
    public Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(status, code, detail, errors, more);
    }

    /// The answer that says it.
    ///
    /// @param requestId stands in the answer, so that people can name it
    public Reply reply(String requestId) {
        return reply(requestId, Map.of());
    }

    /// The answer that says it, with members of its own.
    ///
    /// @param more further members, texts
    public Reply reply(String requestId, Map<String, String> more) {
        return new Reply(status, headers, Json.text(json -> write(json, requestId, more)))
                .with("content-type", "application/problem+json").noting("code", code);
    }

    /// Writes it as an object, for answers that hold several.
    public void write(JsonGenerator json, String requestId) throws IOException {
        write(json, requestId, Map.of());
    }

    private void write(JsonGenerator json, String requestId, Map<String, String> more) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "urn:footfall:problem:" + code);
        json.writeStringField("title", title());
        json.writeNumberField("status", status);
        json.writeStringField("code", code);
        json.writeStringField("detail", detail);
        json.writeArrayFieldStart("errors");
        for (Error error : errors) {
            json.writeStartObject();
            json.writeStringField("path", error.path);
            json.writeStringField("message", error.message);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("request_id", requestId);
        for (Map.Entry<String, String> member : more.entrySet()) {
            json.writeStringField(member.getKey(), member.getValue());
        }
        json.writeEndObject();
    }

    private String title() {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "Refused";
        };
    }
}
