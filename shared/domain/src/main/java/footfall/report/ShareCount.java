package footfall.report;

import footfall.event.Event;
import footfall.event.Value;
import footfall.rollup.EventTally;
import footfall.rollup.Tally;
import footfall.rollup.TallyBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of a property as they are counted. One sum, one thread.
public final class ShareCount {
    /// The most distinct values.
    public static final int VALUES_MAX = 100_000;
    private static final int MEAN_PLACES = 6;
    private static final Comparator<Share> ORDER = Comparator.comparingLong(Share::events).reversed()
            .thenComparing(share -> rank(share.value())).thenComparing(Share::value, ShareCount::compare);

    private final Map<Value, TallyBuilder> values = new HashMap<>();
    private final List<BigDecimal> extremes = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private long numbers;

    /// One value.
    ///
    /// @param visitors distinct visitors of its events
    /// @param exact    whether that is no estimate
    public record Share(Value value, long events, long visitors, boolean exact) {}

    /// What the numbers among the values come to.
    ///
    /// @param events how many events have a number
    /// @param mean   rounded half-even to 6 places
    public record Numbers(long events, BigDecimal min, BigDecimal max, BigDecimal sum, BigDecimal mean) {}

    /// Counts an event that has the property.
    public void add(Event event, Value value) {
        Value own = value instanceof Value.Num(BigDecimal number) ? new Value.Num(plain(number)) : value;
        values.computeIfAbsent(own, _ -> new TallyBuilder()).add(EventTally.of(event));
        if (own instanceof Value.Num(BigDecimal number)) {
            numbers++;
            sum = sum.add(number);
            take(number);
        }
    }

    /// Adds what another shard counted.
    public void add(ShareCount other) {
        other.values.forEach((value, tally) ->
                values.computeIfAbsent(value, _ -> new TallyBuilder()).add(tally.tally()));
        numbers += other.numbers;
        sum = sum.add(other.sum);
        other.extremes.forEach(this::take);
    }

    private void take(BigDecimal number) {
        if (extremes.isEmpty()) {
            extremes.addAll(List.of(number, number));
        }
        extremes.set(0, extremes.get(0).min(number));
        extremes.set(1, extremes.get(1).max(number));
    }

    /// How many distinct values there are.
    public int size() {
        return values.size();
    }

    /// All of them: the most events first, then texts, numbers, truths and null, each in their order.
    public List<Share> shares() {
        List<Share> shares = new ArrayList<>();
        values.forEach((value, sums) -> {
            Tally tally = sums.tally();
            shares.add(new Share(value, tally.events(), tally.visitors().count(), tally.visitors().isExact()));
        });
        shares.sort(ORDER);
        return shares;
    }

    /// What the numbers come to; empty if no value is a number.
    public Optional<Numbers> numbers() {
        return extremes.isEmpty() ? Optional.empty() : Optional.of(new Numbers(numbers, extremes.get(0),
                extremes.get(1), plain(sum), plain(sum.divide(BigDecimal.valueOf(numbers), MEAN_PLACES,
                RoundingMode.HALF_EVEN))));
    }

    /// 1, 1.0 and 1e0 are one number.
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static int rank(Value value) {
        return switch (value) {
            case Value.Text _ -> 0;
            case Value.Num _ -> 1;
            case Value.Flag _ -> 2;
            case Value.Null _ -> 3;
        };
    }

    private static int compare(Value one, Value other) {
        if (one instanceof Value.Text(String first) && other instanceof Value.Text(String second)) {
            return CodePoints.compare(first, second);
        }
        if (one instanceof Value.Num(BigDecimal first) && other instanceof Value.Num(BigDecimal second)) {
            return first.compareTo(second);
        }
        return one instanceof Value.Flag(boolean first) && other instanceof Value.Flag(boolean second)
                ? Boolean.compare(first, second) : 0;
    }
}
