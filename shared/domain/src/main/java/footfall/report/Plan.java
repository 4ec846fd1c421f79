package footfall.report;

import footfall.time.Hour;
import footfall.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/// From where a question is answered: its range cut into stretches that do not overlap and leave nothing out, so that
/// what lies in them adds up.
///
/// @param buckets the buckets of its time dimension; without one, a single one for the whole range
/// @param days    whole UTC days, to be taken from day views; neighbours are one stretch
/// @param hours   whole hours, to be taken from hours
/// @param scans   what must be counted event by event
public record Plan(List<Bucket> buckets, List<TimeRange> days, List<TimeRange> hours, List<TimeRange> scans) {
    public Plan {
        buckets = List.copyOf(buckets);
        days = List.copyOf(days);
        hours = List.copyOf(hours);
        scans = List.copyOf(scans);
    }

    /// The plan of a question of which nothing is expired.
    public static Plan of(Question question) {
        return of(question, question.grain().map(grain -> Buckets.of(grain, question.range(), question.zone()))
                .orElseGet(() -> List.of(new Bucket(question.range().from(), question.range()))));
    }

    /// The plan of what is used of a question.
    public static Plan of(Window window) {
        return of(window.question(), window.buckets());
    }

    /// Whether only events can answer a question.
    static boolean isFine(Question question) {
        return question.dimensions().size() > 1 || question.include().contains(Include.EXACT) || !question.isKept()
                || question.grain().map(grain -> grain == Grain.MINUTE).orElse(false);
    }

    private static Plan of(Question question, List<Bucket> buckets) {
        if (isFine(question)) {
            return new Plan(buckets, List.of(), List.of(), buckets.isEmpty() ? List.of() : List.of(question.range()));
        }
        Cut cut = new Cut();
        buckets.forEach(bucket -> cut.add(bucket.range()));
        return new Plan(buckets, cut.days, cut.hours, cut.scans);
    }

    /// The same plan with some of its whole hours counted event by event instead.
    ///
    /// @param some lie in `days` or `hours`
    public Plan scanning(Collection<Hour> some) {
        if (some.isEmpty()) {
            return this;
        }
        TreeSet<Hour> apart = new TreeSet<>(some);
        Cut cut = new Cut();
        days.forEach(range -> without(range, apart, cut::add));
        hours.forEach(range -> without(range, apart, part -> Cut.join(cut.hours, part.from(), part.to())));
        List<TimeRange> all = new ArrayList<>(scans);
        apart.forEach(hour -> all.add(hour.range()));
        return new Plan(buckets, cut.days, joined(cut.hours), joined(all));
    }

    private static void without(TimeRange range, TreeSet<Hour> apart, Consumer<TimeRange> parts) {
        Instant from = range.from();
        for (Hour hour : apart.subSet(Hour.of(range.from()), Hour.of(range.to()))) {
            parts.accept(new TimeRange(from, hour.start()));
            from = hour.end();
        }
        parts.accept(new TimeRange(from, range.to()));
    }

    private static List<TimeRange> joined(List<TimeRange> parts) {
        List<TimeRange> whole = new ArrayList<>();
        parts.stream().sorted(Comparator.comparing(TimeRange::from))
                .forEach(part -> Cut.join(whole, part.from(), part.to()));
        return whole;
    }

    /// How many hours it reads.
    public long hoursRead() {
        return hours.stream().mapToLong(range -> range.length().toHours()).sum();
    }

    /// Which bucket holds an instant of the range.
    int bucketOf(Instant instant) {
        return last(buckets.size(), at -> !instant.isBefore(buckets.get(at).range().from()));
    }

    /// Whether an instant must be counted from events.
    public boolean scans(Instant instant) {
        return !scans.isEmpty()
                && scans.get(last(scans.size(), at -> !instant.isBefore(scans.get(at).from()))).contains(instant);
    }

    /// The last index that is still early enough, by halving; 0 if none is.
    private static int last(int size, IntPredicate isEarly) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (isEarly.test(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// Cuts buckets, one after the other, into their largest whole parts.
    private static final class Cut {
        private final List<TimeRange> days = new ArrayList<>();
        private final List<TimeRange> hours = new ArrayList<>();
        private final List<TimeRange> scans = new ArrayList<>();

        void add(TimeRange range) {
            Instant from = ceil(range.from(), Duration.ofHours(1));
            Instant to = Hour.of(range.to()).start();
            if (from.isBefore(to)) {
                join(scans, range.from(), from);
                addHours(from, to);
                join(scans, to, range.to());
            } else {
                join(scans, range.from(), range.to());
            }
        }

        private void addHours(Instant from, Instant to) {
            Instant firstDay = ceil(from, Duration.ofDays(1));
            Instant lastDay = Hour.of(to).day().start();
            if (firstDay.isBefore(lastDay)) {
                join(hours, from, firstDay);
                join(days, firstDay, lastDay);
                join(hours, lastDay, to);
            } else {
                join(hours, from, to);
            }
        }

        private static Instant ceil(Instant instant, Duration unit) {
            long each = unit.toMillis();
            return Instant.ofEpochMilli(Math.ceilDiv(instant.toEpochMilli(), each) * each);
        }

        private static void join(List<TimeRange> ranges, Instant from, Instant to) {
            if (!from.isBefore(to)) {
                return;
            }
            if (!ranges.isEmpty() && ranges.getLast().to().equals(from)) {
                ranges.set(ranges.size() - 1, new TimeRange(ranges.getLast().from(), to));
            } else {
                ranges.add(new TimeRange(from, to));
            }
        }
    }
}
