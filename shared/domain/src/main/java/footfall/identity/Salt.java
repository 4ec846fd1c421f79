package footfall.identity;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// 32 random bytes.
///
/// @param hex 64 lower-case hexadecimal digits
public record Salt(String hex) {
    private static final int BYTES = 32;

    public Salt {
        if (hex.length() != 64) {
            throw new IllegalArgumentException("hex: " + hex.length() + " digits, must be 64");
        }
    }

    /// A new one.
    ///
    /// @param random must be one that nobody can predict
    public static Salt fresh(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Salt(HexFormat.of().formatHex(bytes));
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
