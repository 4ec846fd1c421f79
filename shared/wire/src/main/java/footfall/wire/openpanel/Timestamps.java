package footfall.wire.openpanel;

import footfall.admission.Raw;
import footfall.event.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `__timestamp`: ISO 8601 text, without a zone of UTC, or milliseconds since 1970. What is neither is no time.
final class Timestamps {
    private static final Pattern FORM = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ]"
            + "([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,]([0-9]{1,9})[0-9]{0,20})? ?([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?");
    private static final int NANO_DIGITS = 9;
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
            LocalTime time = form.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(form.group(2));
            String fraction = form.group(3) == null ? "" : form.group(3);
            int nanos = Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
            ZoneOffset zone = form.group(4) == null ? ZoneOffset.UTC : zone(form.group(4));
            return OptionalLong.of(LocalDate.parse(form.group(1)).atTime(time.withNano(nanos)).toInstant(zone)
                    .truncatedTo(ChronoUnit.MILLIS).toEpochMilli());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static ZoneOffset zone(String text) {
        return ZoneOffset.of(text.equalsIgnoreCase("z") ? "Z" : text);
    }
}
