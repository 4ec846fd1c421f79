package footfall.wire.footfall;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import footfall.admission.Limits;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
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
        @Nullable JsonToken token = json.nextToken();
        if (token != null && token.isStructStart()
                && json.getParsingContext().getNestingDepth() > Limits.JSON_DEPTH_MAX) {
            throw new TooDeep(json.currentTokenLocation());
        }
        return Optional.ofNullable(token);
    }

    /// The next token inside a value, where the body can not end.
    JsonToken advance() throws IOException {
        return next().orElseThrow(() -> new JsonEOFException(json, JsonToken.NOT_AVAILABLE, "the body ends too early"));
    }

    /// Goes on to the end of the value that begins here.
    void skip() throws IOException {
        int open = json.currentToken().isStructStart() ? 1 : 0;
        while (open > 0) {
            JsonToken token = advance();
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
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
