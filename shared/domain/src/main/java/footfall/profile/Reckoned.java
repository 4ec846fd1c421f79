package footfall.profile;

import footfall.event.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a trait says.
///
/// @param untaken how many steps act on it in vain, because it is no number
/// @param guessed whether some steps may count that stand before the value
public record Reckoned(Value value, long untaken, boolean guessed) {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(?:\\.[0-9]{1,20})?");

    /// A value with the steps after it; a text that reads as a decimal is a number, and what was never told, or taken
    /// away, is 0.
    ///
    /// @param told    one value, or none
    /// @param guessed whether some of the steps may stand before it
    public static Reckoned of(List<Value> told, Steps after, boolean guessed) {
        Value base = told.isEmpty() ? new Value.Num(BigDecimal.ZERO) : told.getFirst();
        if (after.count() == 0) {
            return new Reckoned(base, 0, guessed);
        }
        return number(base)
                .map(number -> new Reckoned(new Value.Num(Steps.plain(number.add(after.sum()))), 0, guessed))
                .orElseGet(() -> new Reckoned(base, after.count(), guessed));
    }

    private static Optional<BigDecimal> number(Value value) {
        return switch (value) {
            case Value.Num(BigDecimal number) -> Optional.of(number);
            case Value.Text(String text) -> DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text))
                    : Optional.empty();
            case Value.Null _ -> Optional.of(BigDecimal.ZERO);
            case Value.Flag _ -> Optional.empty();
        };
    }
}
