package footfall.wire.footfall;

import com.fasterxml.jackson.core.JsonToken;
import footfall.admission.Limits;
import footfall.admission.Raw;
import footfall.event.Value;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Reads the value of a member. Of an object it keeps the scalars of the first names, of what stands deeper only that
/// it is there: no rule asks for more.
final class RawReader {
    private static final int MEMBERS_KEPT = Limits.PROPERTIES_MAX + 1;

    private RawReader() {}

    static Raw value(Tokens tokens) throws IOException {
        return tokens.current() == JsonToken.START_OBJECT ? members(tokens) : scalarOrSkipped(tokens);
    }

    private static Raw members(Tokens tokens) throws IOException {
        Map<String, Raw> members = new LinkedHashMap<>();
        Set<String> others = new HashSet<>();
        int sent = 0;
        for (; tokens.advance() != JsonToken.END_OBJECT; sent++) {
            String name = tokens.name();
            tokens.advance();
            if (sent < MEMBERS_KEPT) {
                tokens.once(members.put(name, scalarOrSkipped(tokens)) == null);
            } else {
                tokens.once(!members.containsKey(name) && others.add(name));
                tokens.skip();
            }
        }
        return new Raw.Members(members, sent);
    }

    private static Raw scalarOrSkipped(Tokens tokens) throws IOException {
        JsonToken token = tokens.current();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            tokens.skip();
            return token == JsonToken.START_ARRAY ? Raw.Items.UNSEEN : new Raw.Members(Map.of(), 0);
        }
        return new Raw.Scalar(scalar(tokens, token));
    }

    private static Value scalar(Tokens tokens, JsonToken token) throws IOException {
        if (token.isNumeric()) {
            return new Value.Num(tokens.number());
        }
        if (token.isBoolean()) {
            return new Value.Flag(token == JsonToken.VALUE_TRUE);
        }
        return token == JsonToken.VALUE_NULL ? new Value.Null() : new Value.Text(tokens.text());
    }
}
