package footfall.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// How answers write instants, and questions may: RFC 3339 with milliseconds, by the clock of a zone, with its offset.
public final class Labels {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

    private Labels() {}

    /// An instant by the clock of a zone.
    public static String of(Instant instant, ZoneId zone) {
        return FORM.format(instant.atZone(zone));
    }

    /// The instant of a text: with its offset, or in milliseconds since the epoch.
    public static Optional<Instant> read(String text) {
        return TimeMark.read(text) instanceof TimeMark.Exact(Instant instant) ? Optional.of(instant) : Optional.empty();
    }
}
