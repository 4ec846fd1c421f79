package footfall.wire.footfall;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/// Objects and arrays stand deeper in one another than allowed. Never leaves this package.
final class TooDeep extends JsonProcessingException {
    private static final long serialVersionUID = 1;

    TooDeep(JsonLocation location) {
        super("too deep", location);
    }
}
