package footfall.wire.posthog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// UUIDs read by hand are what an expression says of them.
class ValuesTest {
    private static final Pattern FORM = Pattern.compile(
            "([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})");
    private static final String[] ODD = {"", "-", "--", "0", "F", "g", "٣", " ", "{", "00000000"};

    @Test
    void anyTextIsReadAsTheExpressionSays() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
            String text = random.nextBoolean() ? uuid : uuid.replace("-", "").toUpperCase(Locale.ROOT);
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(3));
            String sent = random.nextInt(3) == 0 ? text
                    : text.substring(0, from) + ODD[random.nextInt(ODD.length)] + text.substring(to);
            Optional<UUID> expected = FORM.matcher(sent).matches()
                    ? Optional.of(UUID.fromString(FORM.matcher(sent).replaceFirst("$1-$2-$3-$4-$5")))
                    : Optional.empty();
            assertEquals(expected, Values.uuid(sent), () -> "text: " + sent);
        }
    }
}
