package footfall.wire.openpanel;

import footfall.admission.Raw;
import footfall.event.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `__timestamp`: ISO 8601 text, without a zone of UTC, or milliseconds since 1970. What is neither is no time.
final class Timestamps {
    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ]"
            + "([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,]([0-9]{1,29}))? ?([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?");
    /// What a JavaScript `Date` holds at most, on either side of 1970.
    private static final BigDecimal REACH_MS = new BigDecimal(8_640_000_000_000_000L);

    private Timestamps() {}

    /// The time in milliseconds since 1970; empty if none is told.
    static OptionalLong ms(Optional<Raw> raw) {
        return switch (raw.orElse(Raw.Items.UNSEEN)) {
            case Raw.Scalar(Value.Text(String text)) -> of(text.strip());
            case Raw.Scalar(Value.Num(BigDecimal number)) when number.signum() != 0
                    && number.abs().compareTo(REACH_MS) <= 0 ->
                    OptionalLong.of(number.setScale(0, RoundingMode.FLOOR).longValueExact());
            case Raw other -> OptionalLong.empty();
        };
    }

    private static OptionalLong of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return OptionalLong.empty();
        }
        try {
            LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            ZoneOffset zone = form.group(3) == null ? ZoneOffset.UTC : zone(form.group(3));
            return OptionalLong.of(date.atTime(time(form)).toInstant(zone).toEpochMilli() + millis(form));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static LocalTime time(Matcher form) {
        String time = form.group(1);
        return time == null ? LocalTime.MIDNIGHT : LocalTime.of(number(time, 0, 2), number(time, 3, 5),
                time.length() > 5 ? number(time, 6, 8) : 0);
    }

    private static int millis(Matcher form) {
        String digits = form.group(2);
        return digits == null ? 0 : number(digits + "00", 0, 3);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static ZoneOffset zone(String text) {
        return ZoneOffset.of(text.equalsIgnoreCase("z") ? "Z" : text);
    }
}
