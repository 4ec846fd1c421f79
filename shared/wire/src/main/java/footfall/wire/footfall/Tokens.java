package footfall.wire.footfall;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import footfall.admission.Limits;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tokens of a body, never deeper than allowed. Used by one thread.
final class Tokens {
    private static final BigDecimal BEYOND = BigDecimal.ONE.scaleByPowerOfTen(Integer.MAX_VALUE);

    private final JsonParser json;

    Tokens(JsonParser json) {
        this.json = json;
    }

    /// The next token; empty at the end of the body.
    Optional<JsonToken> next() throws IOException {
        return Optional.ofNullable(step());
    }

    /// The next token inside a value, where the body can not end.
    JsonToken advance() throws IOException {
        @Nullable JsonToken token = step();
        if (token == null) {
            throw new JsonEOFException(json, JsonToken.NOT_AVAILABLE, "the body ends too early");
        }
        return token;
    }

    private @Nullable JsonToken step() throws IOException {
        @Nullable JsonToken token = json.nextToken();
        if (token != null && token.isStructStart()
                && json.getParsingContext().getNestingDepth() > Limits.JSON_DEPTH_MAX) {
            throw new TooDeep(json.currentTokenLocation());
        }
        return token;
    }

    /// Goes on to the end of the value that begins here.
    void skip() throws IOException {
        if (!json.currentToken().isStructStart()) {
            return;
        }
        Deque<Set<String>> open = new ArrayDeque<>();
        open.push(new HashSet<>());
        while (!open.isEmpty()) {
            JsonToken token = advance();
            if (token.isStructStart()) {
                open.push(new HashSet<>());
            } else if (token.isStructEnd()) {
                open.pop();
            } else if (token == JsonToken.FIELD_NAME) {
                once(open.element().add(name()));
            }
        }
    }

    /// Goes no further where a name comes for the second time in its object. The parser's own check costs more than all
    /// other reading of an event.
    ///
    /// @param isFirst whether the name that was read last had not come before
    void once(boolean isFirst) throws IOException {
        if (!isFirst) {
            throw new JsonParseException(json, "a name comes twice", json.currentLocation());
        }
    }

    JsonToken current() {
        return json.currentToken();
    }

    String name() throws IOException {
        return json.currentName();
    }

    String text() throws IOException {
        return json.getText();
    }

    /// A number; one whose exponent alone is beyond all bounds stands as `BEYOND`, which every rule refuses.
    BigDecimal number() throws IOException {
        try {
            return json.getDecimalValue();
        } catch (NumberFormatException e) {
            return BEYOND;
        }
    }

    long offset() {
        return json.currentTokenLocation().getByteOffset();
    }
}
