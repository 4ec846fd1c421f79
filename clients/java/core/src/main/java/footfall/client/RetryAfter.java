package footfall.client;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads `Retry-After` (RFC 9110, 10.2.3): seconds, or one of the three forms of an HTTP date.
final class RetryAfter {
    private static final int YEARS_AHEAD = 50;
    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US);

    private RetryAfter() {}

    /// Milliseconds to wait, more than 0; empty if the header is not there, not readable, or over.
    static OptionalLong millis(Sender.Headers headers, Instant now) {
        Optional<String> given = headers.first("Retry-After").map(String::strip).filter(text -> !text.isEmpty());
        if (given.isEmpty()) {
            return OptionalLong.empty();
        }
        String text = given.get();
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return positive(seconds(text));
        }
        Instant from = headers.first("Date").flatMap(date -> date(date.strip(), now)).orElse(now);
        return date(text, now).map(until -> positive(until.toEpochMilli() - from.toEpochMilli()))
                .orElse(OptionalLong.empty());
    }

    /// Saturating.
    private static long seconds(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 12 ? Long.MAX_VALUE : Long.parseLong(significant) * 1_000;
    }

    private static OptionalLong positive(long millis) {
        return millis > 0 ? OptionalLong.of(millis) : OptionalLong.empty();
    }

    static Optional<Instant> date(String text, Instant now) {
        for (DateTimeFormatter form : List.of(IMF_FIXDATE, rfc850(now), ASCTIME)) {
            try {
                return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException e) {
                // Another form, perhaps.
            }
        }
        return Optional.empty();
    }

    /// Its two digits are the year that lies at most 50 years ahead.
    private static DateTimeFormatter rfc850(Instant now) {
        int base = now.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD - 99;
        return new DateTimeFormatterBuilder().appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, base).appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US);
    }
}
