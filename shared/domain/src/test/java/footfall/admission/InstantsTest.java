package footfall.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Times read by hand are what an expression says of them.
class InstantsTest {
    private static final Pattern RFC_3339 = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]"
            + "([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]{1,29}))?(?:[Zz]|([+-][0-9]{2}):([0-9]{2}))");
    private static final String[] ODD = {"", ".", "0", "9", "Z", "z", "T", "t", "+", "-", ":", " ", "\n", "+01:00",
        "+18:01", "-00:30", "24", "60", "13", "32", "٣", ".123", "2".repeat(29), "2".repeat(30)};

    private static Optional<Instant> expected(String sent) {
        Matcher form = RFC_3339.matcher(sent.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            ZoneOffset zone = form.group(8) == null ? ZoneOffset.UTC : ZoneOffset.ofHoursMinutes(
                    Integer.parseInt(form.group(8)),
                    (form.group(8).startsWith("-") ? -1 : 1) * Integer.parseInt(form.group(9)));
            String fraction = form.group(7) == null ? "" : form.group(7);
            Instant at = LocalDateTime.of(number(form, 1), number(form, 2), number(form, 3), number(form, 4),
                    number(form, 5), number(form, 6)).toInstant(zone)
                    .plusMillis(Integer.parseInt((fraction + "000").substring(0, 3)));
            return Optional.of(at).filter(one -> !one.isBefore(Instant.parse("0001-01-01T00:00:00Z"))
                    && !one.isAfter(Instant.parse("9999-12-31T23:59:59.999Z")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }

    /// A time, of which perhaps a piece is another one.
    private static String any(Random random) {
        String text = "%04d-%02d-%02d%s%02d:%02d:%02d%s%s".formatted(random.nextInt(10_000), random.nextInt(14),
                random.nextInt(33), random.nextInt(9) == 0 ? "t" : "T", random.nextInt(25), random.nextInt(61),
                random.nextInt(61), random.nextBoolean() ? "." + random.nextInt(1_000_000) : "",
                random.nextBoolean() ? "Z" : "%s%02d:%02d".formatted(random.nextBoolean() ? "+" : "-",
                        random.nextInt(20), random.nextInt(62)));
        if (random.nextInt(3) > 0) {
            return text;
        }
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(4));
        return text.substring(0, from) + ODD[random.nextInt(ODD.length)] + text.substring(to);
    }

    @Test
    void anyTextIsReadAsTheExpressionSays() {
        Random random = new Random(9);
        int times = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = any(random);
            Optional<Instant> expected = expected(text);
            assertEquals(expected, Instants.of(Raw.text(text)), () -> "text: " + text);
            times += expected.isPresent() ? 1 : 0;
        }
        assertTrue(times > 50_000, times + " times");
    }
}
