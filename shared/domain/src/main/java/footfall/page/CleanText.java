package footfall.page;

import java.text.Normalizer;

/// Makes any text safe to store and to compare: control characters become spaces, lone surrogates U+FFFD, the rest NFC.
public final class CleanText {
    private static final int REPLACEMENT = 0xFFFD;

    private CleanText() {}

    /// The text made safe; the same object if nothing had to change.
    public static String of(String raw) {
        if (isPlain(raw)) {
            return raw;
        }
        StringBuilder clean = new StringBuilder(raw.length());
        raw.codePoints().forEach(point -> clean.appendCodePoint(Character.isISOControl(point) ? ' '
                : isLoneSurrogate(point) ? REPLACEMENT : point));
        return Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    /// Whether a control character (C0, DEL, C1) is in it.
    public static boolean hasControl(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (Character.isISOControl(raw.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is of visible ASCII and spaces: of most texts this is all there is to say, many times an event.
    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    /// Whether it is of visible ASCII alone, as most ids are, and has a character.
    public static boolean isVisible(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= ' ' || c >= 0x7F) {
                return false;
            }
        }
        return !raw.isEmpty();
    }

    /// How long a text is in code points.
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// The text, or its first code points if it has more than allowed.
    public static String cut(String text, int codePointsMax) {
        return text.length() <= codePointsMax || length(text) <= codePointsMax ? text
                : text.substring(0, text.offsetByCodePoints(0, codePointsMax));
    }

    private static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
