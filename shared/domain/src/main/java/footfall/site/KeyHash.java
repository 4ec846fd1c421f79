package footfall.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of a key: all that is ever stored of it.
///
/// @param hex 64 lower-case hexadecimal digits
public record KeyHash(String hex) {
    public KeyHash {
        if (hex.length() != 64) {
            throw new IllegalArgumentException("hex: " + hex.length() + " digits, must be 64");
        }
    }

    /// The hash of a key's UTF-8 bytes.
    public static KeyHash of(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return new KeyHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }

    /// Compares in a time that does not depend on where the two differ.
    public boolean matches(KeyHash other) {
        return MessageDigest.isEqual(hex.getBytes(StandardCharsets.US_ASCII),
                other.hex.getBytes(StandardCharsets.US_ASCII));
    }
}
