package footfall.wire.posthog;

import java.util.Arrays;
import java.util.Optional;

/// Undoes the compression of the JavaScript library lz-string in its base64 form. A word of its dictionary is a piece
/// of what was already read, so memory is bounded by what comes out. Used once.
final class LzString {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int BITS_A_CHARACTER = 6;
    private static final int BYTE_FOLLOWS = 0;
    private static final int CHAR_FOLLOWS = 1;
    private static final int END = 2;
    private static final int FIRST_WORD = 3;

    private final String packed;
    private final int charsMax;
    private int bit;
    private char[] text = new char[1_024];
    private int length;
    private int[] starts = new int[256];
    private int[] lengths = new int[256];
    private int words = FIRST_WORD;
    private int bits = 3;
    private int wordsOfThatWidth = 4;

    private LzString(String packed, int charsMax) {
        this.packed = packed;
        this.charsMax = charsMax;
    }

    /// What was packed.
    sealed interface Unpacked {
        /// The text.
        record Text(String text) implements Unpacked {}

        /// It is longer than wanted.
        record TooLong() implements Unpacked {}

        /// It was never packed so, or its end is missing.
        record Malformed() implements Unpacked {}
    }

    /// Unpacks a text, unless it has more than so many characters.
    static Unpacked unpack(String packed, int charsMax) {
        return new LzString(packed, charsMax).unpack();
    }

    private Unpacked unpack() {
        int code = read(2);
        if (code == END) {
            return new Unpacked.Text("");
        }
        Optional<Integer> first = literal(code);
        if (first.isEmpty()) {
            return new Unpacked.Malformed();
        }
        return follow(first.get());
    }

    /// Reads code after code. Each makes a word of the one before and its own first character, which stand side by side
    /// in the text.
    private Unpacked follow(int first) {
        int before = first;
        append(before);
        while (length <= charsMax) {
            int code = read(bits);
            if (code == END) {
                return new Unpacked.Text(new String(text, 0, length));
            }
            if (code == BYTE_FOLLOWS || code == CHAR_FOLLOWS) {
                Optional<Integer> word = literal(code);
                if (word.isEmpty()) {
                    return new Unpacked.Malformed();
                }
                code = word.get();
                widen();
            }
            if (code < 0 || code > words) {
                return new Unpacked.Malformed();
            }
            int start = length - lengths[before];
            add(start, lengths[before] + 1);
            if (code == words - 1) {
                text(1);
                text[length] = text[start];
                lengthen(start, lengths[before] + 1);
            } else {
                append(code);
            }
            before = code;
            widen();
        }
        return new Unpacked.TooLong();
    }

    /// A word came into being: codes become wider before there is one that they can not name.
    private void widen() {
        if (--wordsOfThatWidth == 0) {
            wordsOfThatWidth = 1 << bits++;
        }
    }

    private void lengthen(int from, int count) {
        text(count);
        for (int i = 0; i < count; i++) {
            text[length + i] = text[from + i];
        }
        length += count;
    }

    private void append(int word) {
        if (starts[word] < 0) {
            text(1);
            text[length] = (char) -(starts[word] + 1);
            starts[word] = length++;
        } else {
            lengthen(starts[word], lengths[word]);
        }
    }

    /// A new word of one character that follows in so many bits; it stands nowhere in the text yet.
    private Optional<Integer> literal(int code) {
        int character = code == BYTE_FOLLOWS ? read(8) : code == CHAR_FOLLOWS ? read(16) : -1;
        if (character < 0) {
            return Optional.empty();
        }
        add(-character - 1, 1);
        return Optional.of(words - 1);
    }

    private void add(int start, int count) {
        if (words == starts.length) {
            starts = Arrays.copyOf(starts, words * 2);
            lengths = Arrays.copyOf(lengths, words * 2);
        }
        starts[words] = start;
        lengths[words++] = count;
    }

    private void text(int more) {
        if (length + more > text.length) {
            text = Arrays.copyOf(text, Math.max(length + more, text.length * 2));
        }
    }

    /// The next bits as a number, lowest first; -1 if there are no more.
    private int read(int width) {
        int number = 0;
        for (int i = 0; i < width; i++, bit++) {
            int at = bit / BITS_A_CHARACTER;
            int value = at < packed.length() ? ALPHABET.indexOf(packed.charAt(at)) : -1;
            if (value < 0) {
                return -1;
            }
            number |= (value >> BITS_A_CHARACTER - 1 - bit % BITS_A_CHARACTER & 1) << i;
        }
        return number;
    }
}
