package footfall.client;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Times as every wire has them: `yyyy-MM-ddTHH:mm:ss.SSSZ`, in UTC, always three digits.
final class WireTime {
    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli() + 1;

    private WireTime() {}

    /// @throws JsonWriter.Unserialisable if its year has not four digits
    static String text(Instant time) {
        long millis;
        try {
            millis = time.toEpochMilli();
        } catch (ArithmeticException e) {
            throw new JsonWriter.Unserialisable("time is beyond year 9999");
        }
        return text(millis);
    }

    static String text(long epochMillis) {
        if (epochMillis < YEAR_0 || epochMillis >= YEAR_10000) {
            throw new JsonWriter.Unserialisable("time is before year 0 or beyond year 9999");
        }
        OffsetDateTime time = Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC);
        char[] text = "0000-00-00T00:00:00.000Z".toCharArray();
        digits(text, 0, 4, time.getYear());
        digits(text, 5, 2, time.getMonthValue());
        digits(text, 8, 2, time.getDayOfMonth());
        digits(text, 11, 2, time.getHour());
        digits(text, 14, 2, time.getMinute());
        digits(text, 17, 2, time.getSecond());
        digits(text, 20, 3, time.getNano() / 1_000_000);
        return new String(text);
    }

    private static void digits(char[] text, int from, int count, int value) {
        int left = value;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (char) ('0' + left % 10);
            left /= 10;
        }
    }
}
