package footfall.admission;

import footfall.event.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Reads times as clients write them: RFC 3339 with offset, or milliseconds since 1970; to the millisecond.
public final class Instants {
    /// Where each digit and each mark of `0000-00-00T00:00:00` stands.
    private static final String FORM = "0000-00-00T00:00:00";
    private static final int FRACTION_MAX = 29;
    private static final long FIRST_MS = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST_MS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private Instants() {}

    /// The time that a value says; empty if it says none between the years 1 and 9999.
    public static Optional<Instant> of(Raw raw) {
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

    /// `0000-00-00T00:00:00`, perhaps with a fraction of 1 to 29 digits, and `Z` or `+00:00`.
    private static Optional<Instant> parsed(String sent) {
        String text = sent.strip();
        int fraction = FORM.length();
        if (!isForm(text)) {
            return Optional.empty();
        }
        int zone = fraction;
        if (text.startsWith(".", fraction)) {
            zone = digitsEnd(text, fraction + 1);
            if (zone == fraction + 1 || zone > fraction + 1 + FRACTION_MAX) {
                return Optional.empty();
            }
        }
        if (!isZone(text, zone)) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10),
                    number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
            long ms = local.toEpochSecond(offset(text, zone)) * 1_000 + millis(text, fraction + 1, zone);
            return ms >= FIRST_MS && ms <= LAST_MS ? Optional.of(Instant.ofEpochMilli(ms)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isForm(String text) {
        boolean fits = text.length() > FORM.length();
        for (int i = 0; fits && i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            char c = text.charAt(i);
            fits = wanted == '0' ? isDigit(c) : c == wanted || wanted == 'T' && c == 't';
        }
        return fits;
    }

    private static boolean isZone(String text, int at) {
        int left = text.length() - at;
        return left == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')
                || left == "+00:00".length() && (text.charAt(at) == '+' || text.charAt(at) == '-')
                && digitsEnd(text, at + 1) == at + 3 && text.charAt(at + 3) == ':'
                && digitsEnd(text, at + 4) == text.length();
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static ZoneOffset offset(String text, int at) {
        if (at + 1 == text.length()) {
            return ZoneOffset.UTC;
        }
        int sign = text.charAt(at) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(text, at + 1, at + 3), sign * number(text, at + 4, at + 6));
    }

    /// The first three digits of a fraction, of which there may be fewer, or none.
    private static int millis(String text, int from, int to) {
        int millis = 0;
        for (int i = from; i < from + 3; i++) {
            millis = 10 * millis + (i < to ? text.charAt(i) - '0' : 0);
        }
        return millis;
    }

    /// Of digits alone.
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
