package footfall.admission;

import footfall.event.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads numbers that anybody may have sent: `1E+999999999` is short, but must never be written out.
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(?:\\.[0-9]{1,20})?");
    private static final int WHOLE_DIGITS_MAX = 18;
    /// So many digits before the point a double surely holds.
    private static final int DOUBLE_DIGITS = 308;

    private Numbers() {}

    static Optional<BigDecimal> number(Raw raw) {
        return raw instanceof Raw.Scalar(Value.Num(BigDecimal number)) && isFinite(number)
                ? Optional.of(number) : Optional.empty();
    }

    static Optional<BigDecimal> decimal(Raw raw) {
        return raw instanceof Raw.Scalar(Value.Text(String text)) && DECIMAL.matcher(text.strip()).matches()
                ? Optional.of(new BigDecimal(text.strip())) : number(raw);
    }

    /// The number without its fraction; empty if it has more digits than a `long` surely carries.
    static Optional<Long> whole(BigDecimal number) {
        return number.precision() - (long) number.scale() > WHOLE_DIGITS_MAX ? Optional.empty()
                : Optional.of(number.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    /// Whether a double would hold it, and nobody needs a long time for writing it out.
    static boolean isFinite(BigDecimal number) {
        return Math.abs((long) number.scale()) <= Limits.NUMBER_DIGITS_MAX
                && number.precision() <= 2 * Limits.NUMBER_DIGITS_MAX
                && (number.precision() - number.scale() <= DOUBLE_DIGITS || Double.isFinite(number.doubleValue()));
    }
}
