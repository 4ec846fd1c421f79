package footfall.report;

import footfall.rollup.Takings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// One number of an answer, rounded once, at the end.
public sealed interface Figure {
    /// There is nothing of which it could be said.
    Figure NONE = new None();

    /// It is known.
    record Known(BigDecimal value) implements Figure {}

    /// It is known, and told as a decimal text, so that no reader rounds it.
    ///
    /// @param value with `Takings.PLACES` decimal places
    record Exact(BigDecimal value) implements Figure {}

    /// It is not defined: a mean of nothing.
    record None() implements Figure {}

    /// A count.
    static Figure count(long count) {
        return new Known(BigDecimal.valueOf(count));
    }

    /// An amount of money.
    static Figure money(BigDecimal amount) {
        return new Exact(amount.setScale(Takings.PLACES));
    }

    /// Its value; empty if it is not defined.
    default Optional<BigDecimal> known() {
        return switch (this) {
            case Known(BigDecimal value) -> Optional.of(value);
            case Exact(BigDecimal value) -> Optional.of(value);
            case None _ -> Optional.empty();
        };
    }

    /// A quotient, rounded half-even; none if there is nothing to divide by.
    static Figure quotient(long part, long whole, int places) {
        return whole == 0 ? NONE : new Known(BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), places, RoundingMode.HALF_EVEN));
    }
}
