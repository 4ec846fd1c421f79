package footfall.report;

import footfall.site.Kept;
import footfall.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A question over what is still kept of its range. Edges that would need what is expired move outward to whole hours
/// or days; what nothing kept can answer is cut off. Numbers are exact for what is used.
///
/// @param question over the range that is used; it may be empty
/// @param buckets  the buckets of its time dimension; without one, a single one for the whole range; none if the range
///                 is empty
/// @param warnings where it is not the range that was asked
public record Window(Question question, List<Bucket> buckets, List<Warning> warnings) {
    public Window {
        buckets = List.copyOf(buckets);
        warnings = List.copyOf(warnings);
    }

    /// What is used of a question.
    public static Window of(Question question, Kept kept) {
        return new Cutter(question, kept).window();
    }

    /// What is left of a range that only events can answer.
    ///
    /// @param warnings where to tell of it
    public static TimeRange ofEvents(TimeRange range, Kept kept, List<Warning> warnings) {
        return cut(range, kept.raw(), Tier.SEGMENT, warnings);
    }

    private static TimeRange cut(TimeRange range, Instant line, Tier tier, List<Warning> warnings) {
        if (!range.from().isBefore(line)) {
            return range;
        }
        warnings.add(new Warning.Expired(tier, line));
        Instant from = line.isBefore(range.to()) ? line : range.to();
        return new TimeRange(from, range.to());
    }

    /// Finds the window of one question.
    private static final class Cutter {
        private static final Duration HOUR = Duration.ofHours(1);
        private static final Duration DAY = Duration.ofDays(1);

        private final Question question;
        private final Kept kept;
        private final List<Warning> warnings = new ArrayList<>();
        private boolean moved;

        private Cutter(Question question, Kept kept) {
            this.question = question;
            this.kept = kept;
        }

        private Window window() {
            TimeRange range = question.range();
            // Lists show edges of sessions as long as events are kept.
            if (Plan.isFine(question) || question.countsEdges()) {
                range = cut(range, kept.raw(), Tier.SEGMENT, warnings);
                return new Window(question.over(range), buckets(range, range), warnings);
            }
            range = cut(range, ceil(kept.days(), DAY), Tier.DAY, warnings);
            if (ofHours()) {
                range = cut(range, ceil(kept.hours(), HOUR), Tier.HOUR, warnings);
            }
            if (range.isEmpty()) {
                return new Window(question.over(range), List.of(), warnings);
            }
            TimeRange used = new TimeRange(lower(range.from()), upper(range));
            List<Bucket> buckets = buckets(range, used);
            if (moved || !used.equals(range)) {
                warnings.add(new Warning.EdgesRounded(question.range(), used));
            }
            return new Window(question.over(used), buckets, warnings);
        }

        private boolean ofHours() {
            return question.grain().filter(grain -> grain == Grain.HOUR).isPresent();
        }

        private Instant lower(Instant from) {
            Instant hour = from.isBefore(kept.raw()) ? floor(from, HOUR) : from;
            return hour.isBefore(kept.hours()) ? floor(hour, DAY) : hour;
        }

        private Instant upper(TimeRange range) {
            Instant hour = needs(range, range.to(), HOUR).isBefore(kept.raw()) ? ceil(range.to(), HOUR) : range.to();
            return needs(range, hour, DAY).isBefore(kept.hours()) ? ceil(hour, DAY) : hour;
        }

        /// The edge between two buckets: whichever is nearest, as both must stay whole.
        private Instant between(TimeRange range, Instant edge) {
            Instant hour = needs(range, edge, HOUR).isBefore(kept.raw()) ? nearest(edge, HOUR) : edge;
            Instant whole = !ofHours() && needs(range, hour, DAY).isBefore(kept.hours()) ? nearest(hour, DAY) : hour;
            moved |= !whole.equals(edge);
            return whole;
        }

        /// From where on something finer is needed to end at an edge; the edge itself, if it is whole.
        private static Instant needs(TimeRange range, Instant edge, Duration unit) {
            Instant start = floor(edge, unit);
            return start.equals(edge) ? Instant.MAX : start.isBefore(range.from()) ? range.from() : start;
        }

        /// @param range what is split by the clock
        /// @param used  the same with its edges moved
        private List<Bucket> buckets(TimeRange range, TimeRange used) {
            if (used.isEmpty()) {
                return List.of();
            }
            if (question.grain().isEmpty()) {
                return List.of(new Bucket(used.from(), used));
            }
            List<Bucket> wished = Buckets.of(question.grain().get(), range, question.zone());
            List<Bucket> found = new ArrayList<>();
            Instant from = used.from();
            Instant label = wished.getFirst().start();
            for (int i = 0; i < wished.size(); i++) {
                Instant edge = wished.get(i).range().to();
                boolean last = i == wished.size() - 1;
                Instant to = last ? used.to() : range == used ? edge : between(range, edge);
                if (from.isBefore(to)) {
                    found.add(new Bucket(label, new TimeRange(from, to)));
                }
                from = from.isBefore(to) ? to : from;
                label = from;
            }
            return found;
        }

        private static Instant floor(Instant instant, Duration unit) {
            long each = unit.toMillis();
            return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), each) * each);
        }

        private static Instant ceil(Instant instant, Duration unit) {
            Instant floor = floor(instant, unit);
            return floor.equals(instant) ? floor : floor.plus(unit);
        }

        private static Instant nearest(Instant instant, Duration unit) {
            Instant floor = floor(instant, unit);
            return Duration.between(floor, instant).compareTo(unit.dividedBy(2)) <= 0 ? floor : floor.plus(unit);
        }
    }
}
