package footfall.edge;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Prints lines that are log and metrics in one: CloudWatch's embedded metric format, whose numbers become metrics of
/// the namespace `Footfall` by function, and whose texts stay in the log. One line a piece of work keeps the bill
/// small. Safe for use by many threads.
public final class Metrics {
    private static final String NAMESPACE = "Footfall";

    private final String function;
    private final InstantSource clock;
    private final PrintStream out;

    /// @param function the value of the one dimension
    public Metrics(String function, InstantSource clock, PrintStream out) {
        this.function = function;
        this.clock = clock;
        this.out = out;
    }

    /// Prints one line.
    ///
    /// @param notes  ids and names, never contents or addresses
    /// @param counts metrics; a name that ends in `_ms` is in milliseconds, any other is a count
    public void print(Map<String, String> notes, Map<String, Long> counts) {
        out.println(Json.text(json -> write(json, notes, counts)));
    }

    void request(Request head, String route, Reply reply, Duration took) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("request_id", head.requestId());
        notes.put("method", head.method());
        notes.put("route", route);
        notes.put("status", Integer.toString(reply.status()));
        notes.putAll(reply.notes());
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("requests", 1L);
        counts.put("took_ms", took.toMillis());
        counts.put("refused", reply.status() >= 400 && reply.status() < 500 ? 1L : 0L);
        counts.put("unavailable", reply.status() == 503 ? 1L : 0L);
        counts.putAll(reply.counts());
        print(notes, counts);
    }

    private void write(JsonGenerator json, Map<String, String> notes, Map<String, Long> counts) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", clock.millis());
        json.writeArrayFieldStart("CloudWatchMetrics");
        json.writeStartObject();
        json.writeStringField("Namespace", NAMESPACE);
        json.writeFieldName("Dimensions");
        json.writeStartArray();
        json.writeArray(new String[] {"function"}, 0, 1);
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (String name : counts.keySet()) {
            json.writeStartObject();
            json.writeStringField("Name", name);
            json.writeStringField("Unit", name.endsWith("_ms") ? "Milliseconds" : "Count");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeStringField("function", function);
        for (Map.Entry<String, String> note : notes.entrySet()) {
            json.writeStringField(note.getKey(), note.getValue());
        }
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }
}
