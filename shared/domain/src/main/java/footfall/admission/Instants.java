package footfall.admission;

import footfall.event.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads times as clients write them: RFC 3339 with offset, or milliseconds since 1970; to the millisecond.
final class Instants {
    private static final Pattern RFC_3339 = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:(\\.[0-9]{1,9})[0-9]{0,20})?"
                    + "(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final long FIRST_MS = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST_MS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private Instants() {}

    static Optional<Instant> of(Raw raw) {
        return switch (raw) {
            case Raw.Scalar(Value.Text(String text)) -> parsed(text);
            case Raw.Scalar(Value.Num(BigDecimal _)) -> Numbers.number(raw).flatMap(Numbers::whole)
                    .filter(ms -> ms >= FIRST_MS && ms <= LAST_MS).map(Instant::ofEpochMilli);
            case Raw.Scalar _, Raw.Members _, Raw.Items _ -> Optional.empty();
        };
    }

    /// By how much a client's times are moved: not at all if its clock is off by no more than `CLOCK_SKEW_MIN`.
    static Duration shift(Instant sentAt, Instant receivedAt) {
        Duration off = Duration.between(sentAt, receivedAt);
        return off.abs().compareTo(Limits.CLOCK_SKEW_MIN) > 0 ? off : Duration.ZERO;
    }

    private static Optional<Instant> parsed(String text) {
        Matcher form = RFC_3339.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        String fraction = Optional.ofNullable(form.group(2)).orElse("");
        try {
            return Optional.of(OffsetDateTime.parse(form.group(1) + fraction + form.group(3)).toInstant()
                    .truncatedTo(ChronoUnit.MILLIS)).filter(at -> at.toEpochMilli() >= FIRST_MS
                    && at.toEpochMilli() <= LAST_MS);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
