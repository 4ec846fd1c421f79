package footfall.wire;

import footfall.event.EventId;
import java.util.HexFormat;
import java.util.UUID;

/// What an event is known by whose client gives it no id: its content, so that the same event sent again has the same
/// id. The first half of a SHA-256, as `ContentIds` makes it: an id has no room for more.
///
/// @param high the first 8 bytes
/// @param low  the next 8 bytes
public record ContentId(long high, long low) {
    /// As 32 hexadecimal digits.
    public String hash() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    /// The id of the nth, from 0, of those in a request that are equal: a UUIDv8 (RFC 9562, section 5.8).
    public UUID nth(int n) {
        return (n > 0 ? EventId.of(hash() + "/" + n) : EventId.ofHash(high, low)).value();
    }
}
