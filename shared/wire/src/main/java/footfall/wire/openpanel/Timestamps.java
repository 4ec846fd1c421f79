package footfall.wire.openpanel;

import footfall.admission.Raw;
import footfall.event.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/// Reads `__timestamp`: ISO 8601 text, without a zone of UTC, or milliseconds since 1970. What is neither is no time.
final class Timestamps {
    private static final int FRACTION_MAX = 29;
    /// What a JavaScript `Date` holds at most, on either side of 1970.
    private static final BigDecimal REACH_MS = new BigDecimal(8_640_000_000_000_000L);

    private Timestamps() {}

    /// The time of a payload in milliseconds since 1970; empty if none is told.
    static OptionalLong of(Raw.Members payload) {
        return switch (Translation.properties(payload).get("__timestamp").orElse(Raw.Items.UNSEEN)) {
            case Raw.Scalar(Value.Text(String text)) -> of(text.strip());
            case Raw.Scalar(Value.Num(BigDecimal number)) when number.signum() != 0
                    && number.abs().compareTo(REACH_MS) <= 0 ->
                    OptionalLong.of(number.setScale(0, RoundingMode.FLOOR).longValueExact());
            case Raw other -> OptionalLong.empty();
        };
    }

    /// `0000-00-00`; or that, `T` or a space, `00:00` or `00:00:00`, perhaps a fraction behind a point or a comma, and
    /// perhaps a zone, `Z`, `+00:00` or `+0000`, which a space may part from it.
    private static OptionalLong of(String text) {
        int end = text.length();
        if (!is(text, 0, "0000-00-00") || end > 10 && "Tt ".indexOf(text.charAt(10)) < 0) {
            return OptionalLong.empty();
        }
        int clock = end == 10 ? 10 : 11;
        int at = is(text, clock, "00:00:00") ? clock + 8 : is(text, clock, "00:00") ? clock + 5 : clock;
        int fraction = at;
        if (at > clock && at < end && ".,".indexOf(text.charAt(at)) >= 0) {
            fraction = at + 1;
            at = digitsEnd(text, fraction);
            if (at == fraction || at > fraction + FRACTION_MAX) {
                return OptionalLong.empty();
            }
        }
        int zone = at < end && text.charAt(at) == ' ' ? at + 1 : at;
        boolean fits = end == 10 || at > clock && (zone == end && zone == at || isZone(text, zone));
        return fits ? of(text, clock, fraction, at, zone) : OptionalLong.empty();
    }

    private static OptionalLong of(String text, int clock, int fraction, int fractionEnd, int zone) {
        try {
            LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            LocalTime time = clock == 10 ? LocalTime.MIDNIGHT : LocalTime.of(number(text, clock, clock + 2),
                    number(text, clock + 3, clock + 5), is(text, clock, "00:00:00")
                            ? number(text, clock + 6, clock + 8) : 0);
            ZoneOffset offset = zone == text.length() ? ZoneOffset.UTC : zone(text.substring(zone));
            return OptionalLong.of(date.atTime(time).toEpochSecond(offset) * 1_000
                    + millis(text, fraction, fractionEnd));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /// Whether digits stand where the form has zeros, and its other characters where they stand in it.
    private static boolean is(String text, int from, String form) {
        boolean fits = text.length() >= from + form.length();
        for (int i = 0; fits && i < form.length(); i++) {
            char c = text.charAt(from + i);
            fits = form.charAt(i) == '0' ? isDigit(c) : c == form.charAt(i);
        }
        return fits;
    }

    private static boolean isZone(String text, int at) {
        int left = text.length() - at;
        return left == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')
                || left > 1 && (text.charAt(at) == '+' || text.charAt(at) == '-')
                && (left == 6 && is(text, at + 1, "00:00") || left == 5 && is(text, at + 1, "0000"));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int millis(String text, int from, int to) {
        int millis = 0;
        for (int i = from; i < from + 3; i++) {
            millis = 10 * millis + (i < to ? text.charAt(i) - '0' : 0);
        }
        return millis;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static ZoneOffset zone(String text) {
        return ZoneOffset.of(text.equalsIgnoreCase("z") ? "Z" : text);
    }
}
