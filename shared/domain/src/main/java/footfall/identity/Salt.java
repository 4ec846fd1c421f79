package footfall.identity;

import java.util.HexFormat;

/// 32 random bytes.
///
/// @param hex 64 lower-case hexadecimal digits
public record Salt(String hex) {
    public Salt {
        if (hex.length() != 64) {
            throw new IllegalArgumentException("hex: " + hex.length() + " digits, must be 64");
        }
    }

    /// The bytes themselves.
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return "Salt[hidden]";
    }
}
