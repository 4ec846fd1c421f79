package footfall.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// One number of an answer, rounded once, at the end.
public sealed interface Figure {
    /// There is nothing of which it could be said.
    Figure NONE = new None();

    /// It is known.
    record Known(BigDecimal value) implements Figure {}

    /// It is not defined: a mean of nothing.
    record None() implements Figure {}

    /// A count.
    static Figure count(long count) {
        return new Known(BigDecimal.valueOf(count));
    }

    /// A quotient, rounded half-even; none if there is nothing to divide by.
    static Figure quotient(long part, long whole, int places) {
        return whole == 0 ? NONE : new Known(BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), places, RoundingMode.HALF_EVEN));
    }
}
