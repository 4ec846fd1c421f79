package footfall.codec;

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
    private static final String FORM = "T00:00:00";
    private static final int FORM_END = "0000-00-00T00:00:00".length();

    private Instant last = Instant.EPOCH;
    private String text = "1970-01-01T00:00:00Z";
    private long dateDay;
    private String date = "1970-01-01";

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
            date = LocalDate.ofEpochDay(day).toString();
            dateDay = day;
        }
        int ofDay = (int) Math.floorMod(second, SECONDS_A_DAY);
        int ms = at.getNano() / NANOS_A_MS;
        StringBuilder text = new StringBuilder(date.length() + FORM.length() + 5).append(date).append(FORM);
        put(text, 13, ofDay / 3_600);
        put(text, 16, ofDay / 60 % 60);
        put(text, 19, ofDay % 60);
        if (ms > 0) {
            text.append(".000");
            put(text, FORM_END + 4, ms);
        }
        return text.append('Z').toString();
    }

    /// Writes a number over the zeros before `end`.
    private static void put(StringBuilder text, int end, int number) {
        int at = end - 1;
        for (int left = number; left > 0; left /= 10) {
            text.setCharAt(at--, (char) ('0' + left % 10));
        }
    }
}
