package footfall.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is written by hand is what `Instant` writes.
class InstantTextTest {
    private final InstantText text = new InstantText();

    @Property
    void anyMillisecond(@ForAll @LongRange(min = -70_000_000_000_000L, max = 260_000_000_000_000L) long ms) {
        Instant at = Instant.ofEpochMilli(ms);
        assertEquals(at.toString(), text.of(at));
        assertEquals(at.toString(), text.of(at));
    }

    @Property
    void anyNanosecond(@ForAll @LongRange(min = -100, max = 100) long second,
                       @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant at = Instant.ofEpochSecond(second, nano);
        assertEquals(at.toString(), text.of(at));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z", "-0001-12-31T23:59:59.999Z", "2024-02-29T00:00:00.001Z", "2026-03-01T10:00:00.010Z"})
    void edges(String at) {
        assertEquals(at, text.of(Instant.parse(at)));
    }
}
