package footfall.wire.footfall;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import footfall.admission.Outcome;
import footfall.event.Event;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Writes what became of a request's events.
public final class EventsAnswer {
    private static final JsonFactory JSON = new JsonFactory();

    private EventsAnswer() {}

    /// The answer's body.
    ///
    /// @param withIds whether the client wants to be told the ids of what was accepted, by place
    public static String text(Outcome.Answered outcome, boolean withIds) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, outcome, withIds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Outcome.Answered outcome, boolean withIds) throws IOException {
        json.writeStartObject();
        json.writeNumberField("accepted", outcome.events().size());
        json.writeArrayFieldStart("rejected");
        for (Outcome.Refused refused : outcome.rejected()) {
            rejected(json, refused);
        }
        json.writeEndArray();
        if (outcome.dropped() > 0) {
            json.writeObjectFieldStart("dropped");
            json.writeNumberField("privacy_signal", outcome.dropped());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("warnings");
        for (String warning : outcome.warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
        if (withIds) {
            ids(json, outcome);
        }
        json.writeEndObject();
    }

    private static void rejected(JsonGenerator json, Outcome.Refused refused) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", refused.index());
        json.writeStringField("code", refused.reason().code().code());
        json.writeStringField("error", refused.reason().error());
        if (refused.reason().code().isRetried()) {
            json.writeBooleanField("retry", true);
        }
        json.writeEndObject();
    }

    private static void ids(JsonGenerator json, Outcome.Answered outcome) throws IOException {
        json.writeArrayFieldStart("ids");
        for (int index = 0; index < outcome.sent(); index++) {
            Optional<Event> event = Optional.ofNullable(outcome.events().get(index));
            json.writeString(event.map(taken -> taken.id().toString()).orElse(null));
        }
        json.writeEndArray();
    }
}
