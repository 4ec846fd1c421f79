package footfall.wire.openpanel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.admission.Raw;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Times read by hand are what an expression says of them.
class TimestampsTest {
    private static final Pattern FORM = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]"
            + "([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,]([0-9]{1,29}))? ?([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?");
    private static final String[] ODD = {"", ".", ",", "0", "9", "Z", "z", "T", "t", "+", "-", ":", " ", "+01:00",
        "+1801", "-0030", "24", "60", "٣", ".123", "2".repeat(29), "2".repeat(30)};

    private static OptionalLong expected(String sent) {
        Matcher form = FORM.matcher(sent.strip());
        if (!form.matches()) {
            return OptionalLong.empty();
        }
        try {
            LocalTime time = form.group(4) == null ? LocalTime.MIDNIGHT : LocalTime.parse(form.group(4));
            String zone = form.group(6) == null || form.group(6).equalsIgnoreCase("z") ? "Z" : form.group(6);
            String fraction = form.group(5) == null ? "" : form.group(5);
            return OptionalLong.of(LocalDate.of(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)),
                    Integer.parseInt(form.group(3))).atTime(time).toInstant(ZoneOffset.of(zone)).toEpochMilli()
                    + Integer.parseInt((fraction + "000").substring(0, 3)));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static String any(Random random) {
        String date = "%04d-%02d-%02d".formatted(random.nextInt(10_000), random.nextInt(14), random.nextInt(33));
        String time = "%s%02d:%02d%s%s%s%s".formatted("T t".charAt(random.nextInt(3)), random.nextInt(25),
                random.nextInt(61), random.nextBoolean() ? ":%02d".formatted(random.nextInt(61)) : "",
                random.nextBoolean() ? "., ".charAt(random.nextInt(3)) + "" + random.nextInt(1_000_000) : "",
                random.nextInt(3) == 0 ? " " : "", new String[] {"", "Z", "z", "+01:00", "-0330", "+19:00"}[
                        random.nextInt(6)]);
        String text = random.nextInt(6) == 0 ? date : date + time;
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(4));
        return random.nextInt(3) > 0 ? text
                : text.substring(0, from) + ODD[random.nextInt(ODD.length)] + text.substring(to);
    }

    @Test
    void anyTextIsReadAsTheExpressionSays() {
        Random random = new Random(10);
        int times = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = any(random);
            OptionalLong expected = expected(text);
            assertEquals(expected, Timestamps.of(Raw.Members.of(Map.of("properties",
                    Raw.Members.of(Map.of("__timestamp", Raw.text(text)))))), () -> "text: " + text);
            times += expected.isPresent() ? 1 : 0;
        }
        assertTrue(times > 50_000, times + " times");
    }
}
