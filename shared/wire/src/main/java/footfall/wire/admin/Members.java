package footfall.wire.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import footfall.site.SettingValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a request's body: one JSON object, whose members become settings by name; those of an object in it are named
/// with a dot, `retention_days.raw`.
public final class Members {
    private static final int DEPTH_MAX = 8;
    private static final int LIST_MAX = 1_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build()).build();

    private Members() {}

    /// The members of a body; an empty body has none.
    public static Reading read(byte[] body) {
        if (body.length == 0) {
            return new Reading.Done(Map.of());
        }
        try (JsonParser json = FACTORY.createParser(body)) {
            Map<String, SettingValue> members = new LinkedHashMap<>();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                object(json, "", members);
                if (json.nextToken() == null) {
                    return new Reading.Done(members);
                }
            }
            return new Reading.Malformed(Math.max(0, json.currentTokenLocation().getByteOffset()));
        } catch (IOException e) {
            // Bytes in memory can always be read, so whatever is wrong is wrong with them.
            return new Reading.Malformed(e instanceof JsonProcessingException wrong && wrong.getLocation() != null
                    ? Math.max(0, wrong.getLocation().getByteOffset()) : 0);
        }
    }

    private static void object(JsonParser json, String prefix, Map<String, SettingValue> members) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT && prefix.isEmpty()) {
                object(json, name + ".", members);
            } else {
                members.put(name, value(json));
            }
        }
    }

    private static SettingValue value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> new SettingValue.Unset();
            case VALUE_TRUE -> new SettingValue.Flag(true);
            case VALUE_FALSE -> new SettingValue.Flag(false);
            case VALUE_STRING -> new SettingValue.Text(json.getText());
            case VALUE_NUMBER_INT -> json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? new SettingValue.Other("a huge number") : new SettingValue.Whole(json.getLongValue());
            case VALUE_NUMBER_FLOAT -> new SettingValue.Other("a fraction");
            case START_ARRAY -> list(json);
            case START_OBJECT -> {
                json.skipChildren();
                yield new SettingValue.Other("an object");
            }
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("token: " + json.currentToken() + ", must begin a value");
        };
    }

    private static SettingValue list(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        List<Map<String, SettingValue>> objects = new ArrayList<>();
        int size = 0;
        for (; json.nextToken() != JsonToken.END_ARRAY; size++) {
            if (size < LIST_MAX && json.currentToken() == JsonToken.START_OBJECT) {
                objects.add(one(json));
            } else if (size < LIST_MAX && json.currentToken() == JsonToken.VALUE_STRING) {
                texts.add(json.getText());
            }
            json.skipChildren();
        }
        return size == texts.size() ? new SettingValue.Names(texts)
                : size == objects.size() ? new SettingValue.Objects(objects)
                : new SettingValue.Other("a list of more than texts, or objects");
    }

    /// An object of a list; an object in it is none that a setting knows.
    private static Map<String, SettingValue> one(JsonParser json) throws IOException {
        Map<String, SettingValue> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value(json));
        }
        return members;
    }

    /// What a body says.
    public sealed interface Reading {
        /// Members by name, in the order sent.
        record Done(Map<String, SettingValue> members) implements Reading {}

        /// It is no JSON object, or a name stands in it twice, or it is too deep.
        ///
        /// @param byteOffset where that shows
        record Malformed(long byteOffset) implements Reading {}
    }
}
