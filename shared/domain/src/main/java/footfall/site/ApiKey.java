package footfall.site;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// A key in the clear, as its owner holds it; it is never stored. `ff`, the letter of its kind, `_`, 32 random base62
/// characters, and the CRC-32 of all these in 6 base62 characters, so that a typing error is found without asking.
///
/// @param text the 42 characters
/// @param kind what it may do
public record ApiKey(String text, KeyKind kind) {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_CHARACTERS = 32;
    private static final int CHECK_CHARACTERS = 6;
    private static final Pattern OURS = Pattern.compile("ff[a-z]_.*", Pattern.DOTALL);
    private static final Pattern FORM = Pattern.compile("ff[a-z]_[0-9A-Za-z]{38}");
    private static final Pattern IMPORTED = Pattern.compile("[!-~]{16,200}");
    private static final Pattern FOREIGN = Pattern.compile("[!-~]{8,200}");

    public ApiKey {
        if (!kindOf(text).equals(Optional.of(kind))) {
            throw new IllegalArgumentException("text: no " + kind + " key, must end in its own check characters");
        }
    }

    /// A new key.
    ///
    /// @param random must be one that nobody can predict
    public static ApiKey make(KeyKind kind, RandomGenerator random) {
        StringBuilder text = new StringBuilder("ff").append(kind.letter()).append('_');
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new ApiKey(text.append(check(text)).toString(), kind);
    }

    /// The kind of a key whose form and check characters are right; empty for any other text.
    public static Optional<KeyKind> kindOf(String text) {
        int body = text.length() - CHECK_CHARACTERS;
        if (!FORM.matcher(text).matches() || !check(text.substring(0, body)).equals(text.substring(body))) {
            return Optional.empty();
        }
        return Arrays.stream(KeyKind.values()).filter(kind -> kind.letter() == text.charAt(2)).findFirst();
    }

    /// Whether a text can be a write key that its owner brought along: 16 to 200 visible ASCII characters that do not
    /// begin like a key of ours.
    public static boolean isImportable(String text) {
        return IMPORTED.matcher(text).matches() && !OURS.matcher(text).matches();
    }

    /// Whether a key like this can exist at all; if not, nobody needs to look for it. Keys of other systems can be
    /// shorter than those that are taken by request.
    public static boolean canExist(String text) {
        return kindOf(text).isPresent() || FOREIGN.matcher(text).matches() && !OURS.matcher(text).matches();
    }

    private static String check(CharSequence text) {
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        char[] digits = new char[CHECK_CHARACTERS];
        for (int i = CHECK_CHARACTERS - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
