package footfall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private final Random random = new Random(1);

    @ParameterizedTest
    @EnumSource
    void saysItsKind(KeyKind kind) {
        String key = ApiKey.make(kind, random).text();
        assertTrue(key.matches("ff" + kind.letter() + "_[0-9A-Za-z]{38}"), key);
        assertEquals(Optional.of(kind), ApiKey.kindOf(key));
    }

    @Test
    void endsInTheCrcOfAllBeforeInBase62() {
        // The CRC-32 of "ffw_" and 32 zeros is 1687267780, computed by zlib.
        assertEquals(Optional.of(KeyKind.WRITE), ApiKey.kindOf("ffw_" + "0".repeat(32) + "1qBbQS"));
    }

    @Test
    void findsEveryWrongCharacterWithoutAsking() {
        String key = ApiKey.make(KeyKind.WRITE, random).text();
        for (int i = 0; i < key.length(); i++) {
            char other = key.charAt(i) == 'x' ? 'y' : 'x';
            assertFalse(ApiKey.kindOf(key.substring(0, i) + other + key.substring(i + 1)).isPresent(), "at " + i);
        }
    }

    @Test
    void findsTwoNeighboursThatChangedPlaces() {
        String key = ApiKey.make(KeyKind.READ, random).text();
        for (int i = 0; i + 1 < key.length(); i++) {
            String swapped = key.substring(0, i) + key.charAt(i + 1) + key.charAt(i) + key.substring(i + 2);
            assertTrue(swapped.equals(key) || ApiKey.kindOf(swapped).isEmpty(), swapped);
        }
    }

    @Test
    void isAnotherEachTime() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            keys.add(ApiKey.make(KeyKind.SHARE, random).text());
        }
        assertEquals(1_000, keys.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wk_0123456789abc", "~!@#$%^&*()_+{}|", "ffwx0123456789abcd"})
    void takesAKeyThatItsOwnerBroughtAlong(String key) {
        assertTrue(ApiKey.isImportable(key));
        assertTrue(ApiKey.canExist(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seven-7", "sixteen letters!", "sixteen-lettersé", "ffw_0123456789abcdef",
        "ffz_0123456789abcdef", "0123456789abcdef\n"})
    void refusesWhatCanBeNoKey(String key) {
        assertFalse(ApiKey.isImportable(key));
        assertFalse(ApiKey.canExist(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"phc_test", "fifteen-letters"})
    void looksForShortKeysOfOtherSystemsThoughNoRequestBringsThem(String key) {
        assertFalse(ApiKey.isImportable(key));
        assertTrue(ApiKey.canExist(key));
    }

    @Test
    void takesImportedKeysOfUpTo200Characters() {
        assertTrue(ApiKey.isImportable("k".repeat(200)));
        assertFalse(ApiKey.isImportable("k".repeat(201)));
    }

    @Test
    void neverShowsItself() {
        ApiKey key = ApiKey.make(KeyKind.ADMIN, random);
        assertFalse(key.toString().contains(key.text().substring(4)));
        assertThrows(IllegalArgumentException.class, () -> new ApiKey(key.text(), KeyKind.READ));
    }
}
