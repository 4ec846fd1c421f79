package footfall.report;

/// The order of texts by code point. `String.compareTo` goes by UTF-16 units, which differs beyond U+FFFF.
public final class CodePoints {
    private CodePoints() {}

    /// Negative, zero or positive, as of a comparator.
    public static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                // Only a surrogate stands for more than its own value.
                return Character.isSurrogate(a) == Character.isSurrogate(b) ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
