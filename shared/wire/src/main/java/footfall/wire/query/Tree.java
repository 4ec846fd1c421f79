package footfall.wire.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import footfall.report.Checked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small JSON value, read whole and strictly: a name twice, a comment or anything after the value is refused.
sealed interface Tree {
    /// The deepest nesting.
    int DEPTH_MAX = 8;

    /// Names and their values, in the order written.
    record Members(Map<String, Tree> members) implements Tree {}

    /// A list.
    record Items(List<Tree> items) implements Tree {}

    /// A text.
    record Text(String text) implements Tree {}

    /// A number, as it was written.
    record Num(String digits) implements Tree {}

    /// True, false or null.
    record Word(String word) implements Tree {}

    /// Reads a value.
    static Checked<Tree> read(byte[] json) {
        try (JsonParser parser = Parsing.FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                return Parsing.malformed(parser, "nothing");
            }
            Tree tree = Parsing.value(parser, 0);
            if (parser.nextToken() != null) {
                return Parsing.malformed(parser, "something after its end");
            }
            return new Checked.Fine<>(tree);
        } catch (Parsing.TooDeep e) {
            return Checked.bad("too_deep", "", "the body is nested deeper than " + DEPTH_MAX);
        } catch (JsonProcessingException e) {
            long offset = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
            return Checked.bad("malformed_json", "", "the body is no JSON at byte " + offset);
        } catch (IOException e) {
            return Checked.bad("malformed_json", "", "the body is no text in UTF-8");
        }
    }

    /// How it is read.
    final class Parsing {
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX + 2)
                        .maxStringLength(65_536).maxNumberLength(100).build())
                .build();

        private Parsing() {}

        private static final class TooDeep extends IOException {
            private static final long serialVersionUID = 1;
        }

        private static Checked<Tree> malformed(JsonParser parser, String what) {
            return Checked.bad("malformed_json", "", "the body has " + what + " at byte "
                    + parser.currentTokenLocation().getByteOffset());
        }

        private static Tree value(JsonParser parser, int depth) throws IOException {
            JsonToken token = parser.currentToken();
            if (depth > DEPTH_MAX) {
                throw new TooDeep();
            }
            return switch (token) {
                case START_OBJECT -> members(parser, depth);
                case START_ARRAY -> items(parser, depth);
                case VALUE_STRING -> new Text(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(parser.getText());
                case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> new Word(parser.getText());
                case FIELD_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                        throw new IllegalStateException("token: " + token + ", can not begin a value");
            };
        }

        private static Tree members(JsonParser parser, int depth) throws IOException {
            Map<String, Tree> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser, depth + 1));
            }
            return new Members(members);
        }

        private static Tree items(JsonParser parser, int depth) throws IOException {
            List<Tree> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser, depth + 1));
            }
            return new Items(items);
        }
    }
}
