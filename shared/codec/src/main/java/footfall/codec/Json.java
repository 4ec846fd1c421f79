package footfall.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// JSON read by streams, with exact numbers.
final class Json {
    /// What `null` is read as.
    static final Object NULL = new Object();
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    static JsonParser read(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /// The object at which a parser stands: texts, `BigDecimal`s, `Boolean`s, `NULL` and objects by name. What holds an
    /// array is skipped: none of our fields does.
    static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            put(json, name, fields);
        }
        return fields;
    }

    /// Puts the value at which a parser stands under a name.
    static void put(JsonParser json, String name, Map<String, Object> fields) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> fields.put(name, object(json));
            case START_ARRAY -> json.skipChildren();
            case VALUE_STRING -> fields.put(name, json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> fields.put(name, new BigDecimal(json.getText()));
            case VALUE_TRUE -> fields.put(name, true);
            case VALUE_FALSE -> fields.put(name, false);
            case VALUE_NULL -> fields.put(name, NULL);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("token: " + json.currentToken() + ", must be a value");
        }
    }
}
