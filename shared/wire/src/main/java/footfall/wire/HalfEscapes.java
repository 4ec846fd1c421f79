package footfall.wire;

import java.util.Optional;

/// Finds the escapes of JSON that stand for half a character, as JavaScript writes them of texts that were cut in the
/// middle of one.
final class HalfEscapes {
    private static final int LENGTH = 6;
    private static final int HEX = 16;
    private static final byte[] REPLACEMENT = {'f', 'f', 'f', 'd'};

    private final byte[] json;

    private HalfEscapes(byte[] json) {
        this.json = json;
    }

    /// The same text with U+FFFD for each of them; empty if it has none.
    static Optional<byte[]> mended(byte[] json) {
        HalfEscapes halves = new HalfEscapes(json.clone());
        return halves.mend() ? Optional.of(halves.json) : Optional.empty();
    }

    private boolean mend() {
        boolean found = false;
        int at = 0;
        while (at < json.length) {
            int unit = unit(at);
            if (isHigh(unit) && isLow(unit(at + LENGTH))) {
                at += 2 * LENGTH;
            } else if (isHigh(unit) || isLow(unit)) {
                System.arraycopy(REPLACEMENT, 0, json, at + 2, REPLACEMENT.length);
                found = true;
                at += LENGTH;
            } else {
                at += json[at] == '\\' ? 2 : 1;
            }
        }
        return found;
    }

    /// The UTF-16 unit that is escaped at a place; -1 if none is.
    private int unit(int at) {
        if (at + LENGTH > json.length || json[at] != '\\' || json[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + LENGTH; i++) {
            int digit = Character.digit(json[i], HEX);
            if (digit < 0) {
                return -1;
            }
            unit = unit * HEX + digit;
        }
        return unit;
    }

    private static boolean isHigh(int unit) {
        return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
    }

    private static boolean isLow(int unit) {
        return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
    }
}
