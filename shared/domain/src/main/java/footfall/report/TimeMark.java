package footfall.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// One end of a range as somebody wrote it.
sealed interface TimeMark {
    /// A whole local day.
    record Date(LocalDate date) implements TimeMark {}

    /// A moment of a local clock: in a gap moved forward by the gap, of two the earlier.
    record Local(LocalDateTime time) implements TimeMark {}

    /// An instant.
    record Exact(Instant instant) implements TimeMark {}

    /// Nothing that can be read.
    record Unreadable() implements TimeMark {}

    /// The first instant, if this is where a range begins.
    default Instant begins(ZoneId zone) {
        return switch (this) {
            case Date(LocalDate date) -> date.atStartOfDay(zone).toInstant();
            case Local(LocalDateTime time) -> wholeMs(time.atZone(zone).toInstant());
            case Exact(Instant instant) -> wholeMs(instant);
            case Unreadable _ -> throw new IllegalStateException("mark: unreadable, has no instant");
        };
    }

    /// The first instant after, if this is where a range ends: a date is included.
    default Instant ends(ZoneId zone) {
        return this instanceof Date(LocalDate date) ? date.plusDays(1).atStartOfDay(zone).toInstant() : begins(zone);
    }

    /// Events have whole milliseconds: those at or after a mark are those at or after the next whole one.
    private static Instant wholeMs(Instant instant) {
        Instant cut = instant.truncatedTo(ChronoUnit.MILLIS);
        return cut.equals(instant) ? cut : cut.plusMillis(1);
    }

    /// Reads a date, a local date-time, an instant with its offset, or milliseconds since the epoch.
    static TimeMark read(String text) {
        try {
            if (Form.DATE.matcher(text).matches()) {
                return new Date(LocalDate.parse(text));
            }
            if (Form.MS.matcher(text).matches()) {
                return new Exact(Instant.ofEpochMilli(Long.parseLong(text)));
            }
            if (Form.LOCAL.matcher(text).matches()) {
                return new Local(LocalDateTime.parse(text.replace(' ', 'T')));
            }
            return Form.EXACT.matcher(text).matches()
                    ? new Exact(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()) : new Unreadable();
        } catch (DateTimeException e) {
            return new Unreadable();
        }
    }

    /// How each kind is written; four digits of a year keep every date within what can be computed with.
    final class Form {
        private static final String CLOCK = "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?";
        static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
        static final Pattern MS = Pattern.compile("-?\\d{1,15}");
        static final Pattern LOCAL = Pattern.compile(CLOCK);
        static final Pattern EXACT = Pattern.compile(CLOCK + "(Z|[+-]\\d\\d:\\d\\d)");

        private Form() {}
    }
}
