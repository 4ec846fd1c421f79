package footfall.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/// Instants as `Instant.toString` writes them, which takes longer than all else that is written of an event: those of
/// whole milliseconds by hand. Remembers the last one and its date, as most are written several times. Used by one
/// thread.
final class InstantText {
    private static final long SECONDS_A_DAY = 86_400;
    private static final long FIRST_SECOND = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final long END_SECOND = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final int NANOS_A_MS = 1_000_000;
    private static final int FORM_END = "0000-00-00T00:00:00".length();

    private Instant last = Instant.EPOCH;
    private String text = "1970-01-01T00:00:00Z";
    private long dateDay;
    private final byte[] form = "1970-01-01T00:00:00.000Z".getBytes(StandardCharsets.US_ASCII);

    String of(Instant at) {
        if (!at.equals(last)) {
            last = at;
            text = written(at);
        }
        return text;
    }

    private String written(Instant at) {
        long second = at.getEpochSecond();
        if (second < FIRST_SECOND || second >= END_SECOND || at.getNano() % NANOS_A_MS != 0) {
            return at.toString();
        }
        long day = Math.floorDiv(second, SECONDS_A_DAY);
        if (day != dateDay) {
            LocalDate date = LocalDate.ofEpochDay(day);
            place(4, date.getYear());
            place(7, date.getMonthValue());
            place(10, date.getDayOfMonth());
            dateDay = day;
        }
        int ofDay = (int) Math.floorMod(second, SECONDS_A_DAY);
        int ms = at.getNano() / NANOS_A_MS;
        place(13, ofDay / 3_600);
        place(16, ofDay / 60 % 60);
        place(19, ofDay % 60);
        place(FORM_END + 4, ms);
        form[FORM_END] = (byte) (ms > 0 ? '.' : 'Z');
        return new String(form, 0, ms > 0 ? form.length : FORM_END + 1, StandardCharsets.US_ASCII);
    }

    /// Writes a number over all the digits that stand together before `end`.
    private void place(int end, int number) {
        int left = number;
        for (int at = end - 1; at >= 0 && isDigit(form[at]); at--) {
            form[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
