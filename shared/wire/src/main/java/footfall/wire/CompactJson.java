package footfall.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import footfall.admission.Raw;
import footfall.event.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes what a client sent as JSON without spaces, so that what is no scalar can travel as a text.
public final class CompactJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;
    private final boolean sorted;

    private CompactJson(JsonGenerator json, boolean sorted) {
        this.json = json;
        this.sorted = sorted;
    }

    /// A value with its names in the order sent.
    public static String of(Raw value) {
        return text(value, false);
    }

    /// A value with its names sorted, so that equal values have equal texts.
    public static String sorted(Raw value) {
        return text(value, true);
    }

    private static String text(Raw value, boolean sorted) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            new CompactJson(json, sorted).write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(Raw value) throws IOException {
        switch (value) {
            case Raw.Scalar(Value.Text(String text)) -> json.writeString(text);
            case Raw.Scalar(Value.Num(BigDecimal number)) -> json.writeNumber(number.toString());
            case Raw.Scalar(Value.Flag(boolean flag)) -> json.writeBoolean(flag);
            case Raw.Scalar(Value.Null _) -> json.writeNull();
            case Raw.Items(List<Raw> items) -> {
                json.writeStartArray();
                for (Raw item : items) {
                    write(item);
                }
                json.writeEndArray();
            }
            case Raw.Members(Map<String, Raw> members, int _) -> {
                json.writeStartObject();
                for (Map.Entry<String, Raw> member : (sorted ? new TreeMap<>(members) : members).entrySet()) {
                    json.writeFieldName(member.getKey());
                    write(member.getValue());
                }
                json.writeEndObject();
            }
        }
    }
}
