package footfall.rollup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniquesTest {
    private static Uniques visitors(int from, int to) {
        return Uniques.of(IntStream.range(from, to).mapToLong(i -> VisitorHash.of("visitor-" + i)).toArray());
    }

    @Test
    void countsExactlyUpTo256() {
        Uniques full = visitors(0, Uniques.EXACT_MAX);
        assertTrue(full.isExact());
        assertEquals(256, full.count());
        assertFalse(full.plus(visitors(256, 257)).isExact());
    }

    @Test
    void countsTheSameThingOnce() {
        Uniques day = Uniques.NONE;
        for (int hour = 0; hour < 24; hour++) {
            day = day.plus(visitors(0, 200));
        }
        assertEquals(200, day.count());
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1_000, 3_000, 10_000, 30_000, 200_000})
    void estimatesWithinThreeStandardErrors(int distinct) {
        double off = Math.abs(visitors(0, distinct).count() - distinct) / (double) distinct;
        assertTrue(off < 3 * Uniques.RELATIVE_STANDARD_ERROR, distinct + " off by " + off);
    }

    @Test
    void theSameSetGivesTheSameBytesInWhateverOrderAndPiecesItCame() {
        List<Uniques> pieces = new ArrayList<>(IntStream.range(0, 60).mapToObj(i -> visitors(i * 10, i * 10 + 30))
                .toList());
        Uniques first = pieces.stream().reduce(Uniques.NONE, Uniques::plus);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(pieces, new Random(seed));
            Uniques again = pieces.stream().reduce(Uniques.NONE, Uniques::plus);
            assertEquals(first, again);
            assertArrayEquals(first.registers(), again.registers());
        }
        assertEquals(first, visitors(0, 620));
    }
}
