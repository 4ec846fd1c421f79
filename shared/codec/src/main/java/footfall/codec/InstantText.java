package footfall.codec;

import java.time.Instant;
import java.time.LocalDate;

/// Instants as `Instant.toString` writes them, which takes longer than all else that is written of an event: those of
/// whole milliseconds by hand. Remembers the last one, as most are written several times. Used by one thread.
final class InstantText {
    private static final long SECONDS_A_DAY = 86_400;
    private static final long FIRST_SECOND = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final long END_SECOND = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final int NANOS_A_MS = 1_000_000;
    private static final String FORM = "0000-00-00T00:00:00";

    private Instant last = Instant.EPOCH;
    private String text = "1970-01-01T00:00:00Z";

    String of(Instant at) {
        if (!at.equals(last)) {
            last = at;
            text = written(at);
        }
        return text;
    }

    private static String written(Instant at) {
        long second = at.getEpochSecond();
        if (second < FIRST_SECOND || second >= END_SECOND || at.getNano() % NANOS_A_MS != 0) {
            return at.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY));
        int ofDay = (int) Math.floorMod(second, SECONDS_A_DAY);
        int ms = at.getNano() / NANOS_A_MS;
        StringBuilder text = new StringBuilder(FORM.length() + 5).append(FORM);
        put(text, 4, date.getYear());
        put(text, 7, date.getMonthValue());
        put(text, 10, date.getDayOfMonth());
        put(text, 13, ofDay / 3_600);
        put(text, 16, ofDay / 60 % 60);
        put(text, 19, ofDay % 60);
        if (ms > 0) {
            text.append(".000");
            put(text, FORM.length() + 4, ms);
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
