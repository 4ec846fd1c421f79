package footfall.wire.query;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.event.Value;
import java.io.IOException;
import java.util.Map;

/// Writes scalars by name.
final class Values {
    private Values() {}

    /// Writes an object, if there is anything in it.
    static void write(JsonGenerator json, String name, Map<String, Value> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Value> value : values.entrySet()) {
            json.writeFieldName(value.getKey());
            write(json, value.getValue());
        }
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Value value) throws IOException {
        switch (value) {
            case Value.Text(String text) -> json.writeString(text);
            case Value.Num num -> json.writeNumber(num.number());
            case Value.Flag(boolean flag) -> json.writeBoolean(flag);
            case Value.Null _ -> json.writeNull();
        }
    }
}
