package footfall.admission;

import footfall.event.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads times as clients write them: RFC 3339 with offset, or milliseconds since 1970; to the millisecond.
final class Instants {
    private static final Pattern RFC_3339 = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]"
            + "[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.([0-9]{1,29}))?([Zz]|[+-][0-9]{2}:[0-9]{2})");
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

    private static Optional<Instant> parsed(String sent) {
        String text = sent.strip();
        Matcher form = RFC_3339.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10),
                    number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
            return Optional.of(local.toInstant(offset(text, form.start(2))).plusMillis(millis(form)))
                    .filter(at -> at.toEpochMilli() >= FIRST_MS && at.toEpochMilli() <= LAST_MS);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset offset(String text, int at) {
        if (at + 1 == text.length()) {
            return ZoneOffset.UTC;
        }
        int sign = text.charAt(at) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(text, at + 1, at + 3), sign * number(text, at + 4, at + 6));
    }

    private static int millis(Matcher form) {
        String digits = form.group(1);
        return digits == null ? 0 : Integer.parseInt((digits + "00").substring(0, 3));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
