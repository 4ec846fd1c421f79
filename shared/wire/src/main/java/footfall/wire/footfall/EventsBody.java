package footfall.wire.footfall;

import footfall.admission.Claims;

/// A request's body as it was read.
public sealed interface EventsBody {
    /// The key that stands in it; "" if none does, or none was found before it broke off.
    String key();

    /// Claims, 1 to 2,000.
    record Read(String key, Claims claims) implements EventsBody {}

    /// No claims.
    ///
    /// @param code   `malformed_json`, `too_deep`, `events_missing`, `empty_batch` or `too_many_events`
    /// @param path   the member that is wrong; "" for the body itself
    /// @param detail what is wrong, and what is allowed
    record Refused(String key, String code, String path, String detail) implements EventsBody {}
}
