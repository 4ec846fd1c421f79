package footfall.wire.posthog;

import footfall.admission.Instants;
import footfall.admission.Raw;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads times as clients write them, to the millisecond.
final class Timestamps {
    private static final Pattern STRICT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,30})?"
                    + "(?:[Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern LENIENT = Pattern.compile(
            "(-?[0-9]{4,6})[-/]([0-9]{1,2})[-/]([0-9]{1,2})"
                    + "(?:[Tt ]\\s*([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,30}))?)?)?"
                    + "\\s*(Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIX = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,9})?");
    private static final int TEXT_MAX = 64;
    /// In seconds the year 5138, in milliseconds 1973: smaller numbers are seconds.
    private static final BigDecimal SECONDS_MAX = new BigDecimal(100_000_000_000L);
    private static final BigDecimal MS_MAX = new BigDecimal(1_000_000_000_000_000L);

    private Timestamps() {}

    /// RFC 3339, with its offset.
    static Optional<Instant> strict(String text) {
        return STRICT.matcher(text).matches() ? lenient(text) : Optional.empty();
    }

    /// RFC 3339 and what is near it, RFC 2822, or a number as text. Without an offset it is UTC.
    static Optional<Instant> lenient(String text) {
        String stripped = text.strip();
        if (stripped.length() > TEXT_MAX) {
            return Optional.empty();
        }
        Optional<Instant> usual = Instants.of(Raw.text(stripped));
        if (usual.isPresent()) {
            return usual;
        }
        if (UNIX.matcher(stripped).matches()) {
            return unix(new BigDecimal(stripped));
        }
        Matcher form = LENIENT.matcher(stripped);
        try {
            return Optional.of(form.matches() ? instant(form)
                    : ZonedDateTime.parse(stripped, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Seconds or milliseconds since 1970.
    static Optional<Instant> unix(BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(MS_MAX) > 0 || number.scale() > 400) {
            return Optional.empty();
        }
        BigDecimal ms = number.compareTo(SECONDS_MAX) < 0 ? number.movePointRight(3) : number;
        return Optional.of(Instant.ofEpochMilli(ms.setScale(0, RoundingMode.DOWN).longValueExact()));
    }

    private static Instant instant(Matcher form) {
        String fraction = (group(form, 7, "") + "000").substring(0, 3);
        return LocalDateTime.of(Integer.parseInt(form.group(1)), number(form, 2), number(form, 3), number(form, 4),
                number(form, 5), number(form, 6)).toInstant(offset(group(form, 8, "Z")))
                .plusMillis(Integer.parseInt(fraction)).truncatedTo(ChronoUnit.MILLIS);
    }

    private static ZoneOffset offset(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "Z", "UTC", "GMT" -> ZoneOffset.UTC;
            case String hours -> ZoneOffset.of(hours);
        };
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(group(form, group, "0"));
    }

    private static String group(Matcher form, int group, String otherwise) {
        return Optional.ofNullable(form.group(group)).orElse(otherwise);
    }
}
