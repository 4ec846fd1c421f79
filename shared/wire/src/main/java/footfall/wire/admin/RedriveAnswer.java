package footfall.wire.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import footfall.event.EventId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/// Writes what became of a wish to redrive.
public final class RedriveAnswer {
    private static final JsonFactory FACTORY = new JsonFactory();

    private RedriveAnswer() {}

    /// `{"job":{"id":..,"state":"done","redriven":n,"left":m,"oldest":..}}`: the events are in the queue, and what
    /// becomes of them is told by their own states.
    ///
    /// @param oldest when the oldest redriven one was received; a list of none or one
    public static String text(EventId job, int redriven, int left, List<Instant> oldest) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("job");
            json.writeStringField("id", job.toString());
            json.writeStringField("state", "done");
            json.writeNumberField("redriven", redriven);
            json.writeNumberField("left", left);
            for (Instant received : oldest) {
                json.writeStringField("oldest", received.toString());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
