package footfall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.time.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Written ranges mean instants by the clock of a zone.
class DateRangesTest {
    private static final String NOW = "2026-03-31T22:30:00.123456Z";

    @ParameterizedTest
    @CsvSource({
        "day,           UTC,              2026-03-31T00:00:00.000Z,      2026-04-01T00:00:00.000Z",
        "day,           Europe/Berlin,    2026-04-01T00:00:00.000+02:00, 2026-04-02T00:00:00.000+02:00",
        "yesterday,     Asia/Kolkata,     2026-03-31T00:00:00.000+05:30, 2026-04-01T00:00:00.000+05:30",
        "24h,           UTC,              2026-03-30T22:30:00.123Z,      2026-03-31T22:30:00.123Z",
        "7d,            Europe/Berlin,    2026-03-25T00:00:00.000+01:00, 2026-04-01T00:00:00.000+02:00",
        "28d,           UTC,              2026-03-03T00:00:00.000Z,      2026-03-31T00:00:00.000Z",
        "30d,           UTC,              2026-03-01T00:00:00.000Z,      2026-03-31T00:00:00.000Z",
        "91d,           UTC,              2025-12-30T00:00:00.000Z,      2026-03-31T00:00:00.000Z",
        "month,         UTC,              2026-03-01T00:00:00.000Z,      2026-04-01T00:00:00.000Z",
        "last_month,    UTC,              2026-02-01T00:00:00.000Z,      2026-03-01T00:00:00.000Z",
        "6mo,           UTC,              2025-09-01T00:00:00.000Z,      2026-03-01T00:00:00.000Z",
        "12mo,          UTC,              2025-03-01T00:00:00.000Z,      2026-03-01T00:00:00.000Z",
        "year,          UTC,              2026-01-01T00:00:00.000Z,      2027-01-01T00:00:00.000Z",
        "all,           UTC,              2016-03-24T00:00:00.000Z,      2026-04-01T00:00:00.000Z",
    })
    void presetsAreWholeLocalDays(String preset, String zone, String from, String to) {
        assertEquals(List.of(from, to), meant(new DateRange.Preset(preset), zone));
    }

    @ParameterizedTest
    @CsvSource({
        // two dates, the last one included
        "2026-03-01, 2026-03-02, UTC, 2026-03-01T00:00:00.000Z, 2026-03-03T00:00:00.000Z",
        // days on which the clock of Berlin is put on, and back
        "2026-03-29, 2026-03-29, Europe/Berlin, 2026-03-29T00:00:00.000+01:00, 2026-03-30T00:00:00.000+02:00",
        "2026-10-25, 2026-10-25, Europe/Berlin, 2026-10-25T00:00:00.000+02:00, 2026-10-26T00:00:00.000+01:00",
        "2026-03-01, 2026-03-01, Asia/Kolkata, 2026-03-01T00:00:00.000+05:30, 2026-03-02T00:00:00.000+05:30",
        // instants and milliseconds, half-open; what is finer than a millisecond goes up
        "2026-03-01T00:00:00.5+01:00, 1772323200000, UTC, 2026-02-28T23:00:00.500Z, 2026-03-01T00:00:00.000Z",
        "2026-03-01T10:00:00.0001Z, 2026-03-01T10:00:00.001Z, UTC, -, -",
        // local date-times: in a gap forward, of two the earlier
        "2026-03-29T02:30, 2026-03-29T04:00, Europe/Berlin, "
                + "2026-03-29T03:30:00.000+02:00, 2026-03-29T04:00:00.000+02:00",
        "2026-10-25T02:30, 2026-10-25T04:00, Europe/Berlin, "
                + "2026-10-25T02:30:00.000+02:00, 2026-10-25T04:00:00.000+01:00",
    })
    void pairsAreReadByTheirKind(String from, String to, String zone, String first, String after) {
        List<String> expected = first.equals("-") ? List.of("range_empty") : List.of(first, after);
        assertEquals(expected, meant(new DateRange.Pair(from, to), zone));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-02-28, range_empty",
        "2026-03-02, 2026-03-01, range_empty",
        "2026-03-01T10:00Z, 2026-03-01T09:00Z, range_empty",
        "2016-01-01, 2026-01-07, 2016-01-01T00:00:00.000Z",
        "2016-01-01, 2026-01-08, range_too_long",
        "2026-03-01, 2026-03-02T00:00:00Z, invalid_date_range",
        "2026-02-30, 2026-03-02, invalid_date_range",
        "yesterday, today, invalid_date_range",
        "0001-01-01, 0001-01-02, invalid_date_range",
        "999999999999999, 999999999999999, invalid_date_range",
    })
    void whatCanNotBeMeantIsRefused(String from, String to, String expected) {
        assertEquals(expected, meant(new DateRange.Pair(from, to), "UTC").getFirst());
    }

    @ParameterizedTest
    @CsvSource({"7days, unknown_preset", "'', unknown_preset"})
    void anUnknownPresetIsRefused(String name, String code) {
        assertEquals(code, meant(new DateRange.Preset(name), "UTC").getFirst());
    }

    private static List<String> meant(DateRange range, String zone) {
        ZoneId id = ZoneId.of(zone);
        return switch (DateRanges.resolve(range, id, Instant.parse(NOW))) {
            case Checked.Fine<TimeRange>(TimeRange(Instant from, Instant to)) ->
                    List.of(Labels.of(from, id), Labels.of(to, id));
            case Checked.Bad<TimeRange>(List<Fault> faults) -> List.of(faults.getFirst().code());
        };
    }
}
