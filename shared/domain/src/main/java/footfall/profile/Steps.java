package footfall.profile;

import java.math.BigDecimal;

/// Increments and decrements together.
///
/// @param sum   exact, without zeros at the end of its fraction
/// @param count how many they are
public record Steps(BigDecimal sum, long count) {
    /// None.
    public static final Steps NONE = new Steps(BigDecimal.ZERO, 0);

    public Steps {
        sum = plain(sum);
    }

    /// A number as the same digits, however it was come by.
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// One.
    static Steps of(BigDecimal by) {
        return new Steps(by, 1);
    }

    /// These and others.
    public Steps plus(Steps other) {
        return new Steps(sum.add(other.sum), count + other.count);
    }
}
