package footfall.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import footfall.admission.Raw;
import footfall.event.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a body of JSON whole, as clients of other servers are used to: of a name that comes twice the last one stays,
/// and what stands deeper than `DEPTH_KEPT` becomes an empty array. Memory is bounded by `VALUES_MAX` beside the texts.
public final class JsonReader {
    /// How deep values are kept.
    public static final int DEPTH_KEPT = 64;
    /// The most values of a body.
    public static final int VALUES_MAX = 1_000_000;
    private static final int DEPTH_READ = 20_000;
    private static final BigDecimal BEYOND = BigDecimal.ONE.scaleByPowerOfTen(Integer.MAX_VALUE);
    private static final JsonFactory JSON = JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_READ).build()).build();

    private static final Raw YES = new Raw.Scalar(new Value.Flag(true));
    private static final Raw NO = new Raw.Scalar(new Value.Flag(false));
    private static final Raw NOTHING = new Raw.Scalar(new Value.Null());

    private final JsonParser json;
    private int values;

    private JsonReader(JsonParser json) {
        this.json = json;
    }

    /// A body as it was read.
    public sealed interface Parsed {
        /// One value.
        record Tree(Raw root) implements Parsed {}

        /// None, or more.
        ///
        /// @param offset the byte at which it is seen, about
        record Malformed(long offset) implements Parsed {}
    }

    /// Reads one value of JSON in UTF-8, and nothing after it. Half a character that is written as an escape may stand
    /// anywhere: in a name, where the parser does not bear it, it becomes U+FFFD.
    public static Parsed read(byte[] body) {
        Parsed read = readOnce(body);
        return read instanceof Parsed.Tree ? read
                : HalfEscapes.mended(body).map(JsonReader::readOnce).orElse(read);
    }

    private static Parsed readOnce(byte[] body) {
        if (isWide(body)) {
            return new Parsed.Malformed(0);
        }
        try (JsonParser parser = JSON.createParser(body)) {
            JsonReader reader = new JsonReader(parser);
            @Nullable JsonToken first = parser.nextToken();
            if (first == null) {
                return new Parsed.Malformed(0);
            }
            Raw root = reader.value(first, 0);
            return parser.nextToken() == null && reader.values <= VALUES_MAX ? new Parsed.Tree(root)
                    : new Parsed.Malformed(parser.currentTokenLocation().getByteOffset());
        } catch (JsonProcessingException e) {
            return new Parsed.Malformed(Math.max(0, Optional.ofNullable(e.getLocation())
                    .map(JsonLocation::getByteOffset).orElse(0L)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether it is UTF-16 or UTF-32, which the parser would guess and read, or fail to.
    private static boolean isWide(byte[] body) {
        for (int i = 0; i < Math.min(body.length, 4); i++) {
            if (body[i] == 0 || i < 2 && (body[i] == (byte) 0xFE || body[i] == (byte) 0xFF)) {
                return true;
            }
        }
        return false;
    }

    private Raw value(JsonToken token, int depth) throws IOException {
        if (token.isStructStart() && (depth >= DEPTH_KEPT || values > VALUES_MAX)) {
            json.skipChildren();
            return Raw.Items.UNSEEN;
        }
        values++;
        if (token == JsonToken.START_OBJECT) {
            return members(depth);
        }
        return token == JsonToken.START_ARRAY ? items(depth) : scalar(token);
    }

    private Raw members(int depth) throws IOException {
        Map<String, Raw> members = new LinkedHashMap<>();
        int sent = 0;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            members.put(name, value(json.nextToken(), depth + 1));
            sent++;
        }
        return new Raw.Members(members, sent);
    }

    private Raw items(int depth) throws IOException {
        List<Raw> items = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            items.add(value(token, depth + 1));
        }
        return new Raw.Items(items);
    }

    private Raw scalar(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_TRUE -> YES;
            case VALUE_FALSE -> NO;
            case VALUE_NULL -> NOTHING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Raw.Scalar(new Value.Num(number()));
            default -> Raw.text(json.getText());
        };
    }

    /// A number; one whose exponent alone is beyond all bounds stands as `BEYOND`, which every rule refuses.
    private BigDecimal number() throws IOException {
        try {
            return json.getDecimalValue();
        } catch (NumberFormatException e) {
            return BEYOND;
        }
    }
}
