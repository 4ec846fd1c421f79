package footfall.event;

/// How many bytes a text takes in UTF-8, from above: each half of a surrogate pair counts three.
public final class Utf8Size {
    private Utf8Size() {}

    /// The size of a text, in bytes.
    public static long of(String text) {
        return text.chars().mapToLong(Utf8Size::of).sum();
    }

    /// The longest beginning of a text that takes no more bytes.
    public static String cut(String text, int bytesMax) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += of(text.charAt(i));
            if (bytes > bytesMax) {
                return text.substring(0, i > 0 && Character.isHighSurrogate(text.charAt(i - 1)) ? i - 1 : i);
            }
        }
        return text;
    }

    private static int of(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : 3;
    }
}
