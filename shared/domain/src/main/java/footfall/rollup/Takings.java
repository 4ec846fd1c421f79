package footfall.rollup;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Money that events told of, exact, each currency by itself: amounts of two currencies are never added.
///
/// @param byCurrency what was earned in each currency, by its ISO 4217 code
public record Takings(SortedMap<String, Sum> byCurrency) {
    /// Decimal places of every amount, so that equal sums are equal however they were written.
    public static final int PLACES = 6;
    /// No event told of money.
    public static final Takings NONE = new Takings(Collections.emptySortedMap());

    public Takings {
        byCurrency = Collections.unmodifiableSortedMap(new TreeMap<>(byCurrency));
    }

    /// What was earned in one currency.
    ///
    /// @param amount with `PLACES` decimal places; negative where more was paid back than earned
    /// @param events how many events told of it, 1 or more
    public record Sum(BigDecimal amount, long events) {
        public Sum {
            amount = amount.setScale(PLACES);
        }

        private Sum plus(Sum other) {
            return new Sum(amount.add(other.amount), events + other.events);
        }
    }

    /// What one event tells of.
    public static Takings of(BigDecimal amount, String currency) {
        return new Takings(new TreeMap<>(Collections.singletonMap(currency, new Sum(amount, 1))));
    }

    /// Whether no event told of money.
    public boolean isNone() {
        return byCurrency.isEmpty();
    }

    /// Whether there are several currencies, so that there is no sum.
    public boolean isMixed() {
        return byCurrency.size() > 1;
    }

    /// What there is if there is one currency; a list of none or one.
    public List<Sum> single() {
        return byCurrency.size() == 1 ? List.copyOf(byCurrency.values()) : List.of();
    }

    /// Both together.
    public Takings plus(Takings other) {
        if (other.isNone() || isNone()) {
            return isNone() ? other : this;
        }
        SortedMap<String, Sum> both = new TreeMap<>(byCurrency);
        other.byCurrency.forEach((currency, sum) -> both.merge(currency, sum, Sum::plus));
        return new Takings(both);
    }
}
