package footfall.codec;

import footfall.rollup.Takings;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What tallies say of users and takings, and the first one, the total, of daily visitors. Most sites tell of neither:
/// what no tally has takes no bytes but a flag.
final class TakingsColumns {
    private static final int USERS = 1;
    private static final int TAKINGS = 2;
    private static final int UNTOLD = 4;
    private static final int DAILY = 8;

    private TakingsColumns() {}

    /// @param tallies at least one
    static void write(ColumnWriter out, List<Tally> tallies) {
        boolean users = tallies.stream().anyMatch(tally -> !tally.users().isNone());
        boolean takings = tallies.stream().anyMatch(tally -> !tally.takings().isNone());
        boolean untold = tallies.stream().anyMatch(tally -> tally.untold() != 0);
        out.plain.varint((users ? USERS : 0) | (takings ? TAKINGS : 0) | (untold ? UNTOLD : 0)
                | (tallies.getFirst().daily() != 0 ? DAILY : 0));
        if (users) {
            UniquesColumn.write(out, tallies.stream().map(Tally::users).toList());
        }
        if (takings) {
            takings(out, tallies.stream().map(Tally::takings).toList());
        }
        if (untold) {
            out.numbers(tallies.stream().map(Tally::untold).toList());
        }
        if (tallies.getFirst().daily() != 0) {
            out.numbers(List.of(tallies.getFirst().daily()));
        }
    }

    /// The same tallies with what was written of them.
    static List<Tally> read(ColumnReader in, List<Tally> tallies) {
        int count = tallies.size();
        int flags = in.plain.count();
        if (flags > (USERS | TAKINGS | UNTOLD | DAILY)) {
            throw new IllegalArgumentException("flags: " + flags + ", must be 0..15");
        }
        List<Uniques> users = (flags & USERS) == 0 ? Collections.nCopies(count, Uniques.NONE)
                : UniquesColumn.read(in, count);
        List<Takings> takings = (flags & TAKINGS) == 0 ? Collections.nCopies(count, Takings.NONE)
                : takings(in, count);
        List<Long> untold = (flags & UNTOLD) == 0 ? Collections.nCopies(count, 0L) : in.numbers(count);
        long daily = (flags & DAILY) == 0 ? 0 : in.numbers(1).getFirst();
        return ColumnReader.list(count, i -> with(tallies.get(i), users.get(i), takings.get(i), untold.get(i))
                .ofDaily(i == 0 ? daily : 0));
    }

    /// The same tallies as versions that did not count users and takings wrote them.
    static List<Tally> untold(List<Tally> tallies) {
        return tallies.stream().map(tally -> with(tally, Uniques.NONE, Takings.NONE, tally.events())).toList();
    }

    private static Tally with(Tally tally, Uniques users, Takings takings, long untold) {
        return new Tally(tally.events(), tally.pageviews(), tally.sessions(), tally.bounces(), tally.durationMs(),
                tally.durations(), tally.newVisitors(), tally.visitors(), users, takings, untold, 0);
    }

    private static void takings(ColumnWriter out, List<Takings> takings) {
        out.codes(takings.stream().map(one -> (long) one.byCurrency().size()).toList());
        out.texts(takings.stream().flatMap(one -> one.byCurrency().keySet().stream()).toList());
        List<Takings.Sum> sums = takings.stream().flatMap(one -> one.byCurrency().values().stream()).toList();
        sums.forEach(sum -> out.plain.text(sum.amount().stripTrailingZeros().toPlainString()));
        out.numbers(sums.stream().map(Takings.Sum::events).toList());
    }

    private static List<Takings> takings(ColumnReader in, int count) {
        List<Integer> sizes = in.codes(count).stream().map(Math::toIntExact).toList();
        int all = sizes.stream().mapToInt(Integer::intValue).sum();
        List<String> currencies = in.texts(all);
        List<BigDecimal> amounts = ColumnReader.list(all, _ -> amount(in.plain.text()));
        List<Long> events = in.numbers(all);
        List<Takings> takings = new ArrayList<>();
        int next = 0;
        for (int size : sizes) {
            SortedMap<String, Takings.Sum> sums = new TreeMap<>();
            for (int i = 0; i < size; i++) {
                sums.put(currencies.get(next), new Takings.Sum(amounts.get(next), events.get(next)));
                next++;
            }
            takings.add(new Takings(sums));
        }
        return takings;
    }

    private static BigDecimal amount(String text) {
        BigDecimal amount = new BigDecimal(text);
        if (amount.scale() > Takings.PLACES) {
            throw new IllegalArgumentException("amount: " + text + ", must have at most 6 places");
        }
        return amount;
    }
}
