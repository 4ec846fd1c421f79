package footfall.wire.posthog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The packed texts are those of lz-string 1.5.0, `compressToBase64`.
class LzStringTest {
    private static final int CHARS_MAX = 10_000;
    private static final String LIST = ""
            + "N4IghiBcDaINYAYQBp4E4AsTVwBy4GYV5cAmANmLgHZy0rqBGUq8gVjarbVy40aoZcGQaWpUC1bPAKMiOUm0o5Gaei"
            + "owscuTgt4405fekYDtbETmppxVrK0KsKXOl2aCOEnhP5VSwvzEqRilguRcqNWV0AnUSMioyXXhaYxpTVgsuGz5pOCF"
            + "5eE1ouAJXHFkteEVkuFU0xl9tS2rbdHI2uDRGPJ1CmkMGWIcquHJFFzS2DJwMLIqcivs9ftJnFXL4U1HPAzRatAI0/"
            + "DMSUhaaDoYezP7uErZh2YTZiYqjCRnq+a3FreWSKsSoZgQg4ng2KNrLVqEcHKcxucXJ1pnk5v1YiUCE9qi9qm8th8V"
            + "F84D8uphIpJErheqR+rQSlJwewdvsuHDngjNBcyp1ZHlFP1VCU5OC8XACV12JEEMdpgwKVYqTgjHlxndyA8wR5RrFa"
            + "ti0v4EWsLowrsS8o9IodKSVcNZEmsGNKrLLMgjuBdHp0hGi6RJNRJtQpIcE2SoOSRjRdDDGEJ0dHlrPSyqwHSqnTgl"
            + "LU2G7ZvKFjzlbiBf6NiLg/BQ3tRodavbjqQEbQLlJOuxLTas6nZumipmZC6ZHnvgjVKbi3gBf1DDOEHaMODrFCCLUO"
            + "mlxh7yF74x48rEMT3WuC1qMzbUelMEWprwQLvaE6Qk+R6fPWIvsjtV4JqGlNAiyh5XcQzyVQhSPAZAkicYZXrIQFWb"
            + "O803bJ8XDuN9Zg/BZdW/BRf0CMdt2CYCqzyNQyOxRJaESVRnShBA13grNunZC4MGoH1UPeDEMOqLDfjPXCUkNa9yGv"
            + "BB73YhUk0olVqJVWisxgrMGMEJiZBYiokLwzo1lAl9iJKfiulwcFDlGe160YNJaGbCT3xRNBLVkop5KKRTB11VSFHU"
            + "upNK2bSUl0sjyDIhAiAAXQAXyAA=";

    @ParameterizedTest
    @CsvSource({"Q===,''", "IZA=,a", "IY1/kA==,aaaaaaaaaaaaaaaaaaaa", "IYI17SNI,ababababababababab",
        "OIJwPw+wpgBIBvKF9NGheDcAB7BCIA==,Gr\u00fc\u00dfe \u4f60\u597d \ud83d\ude00!"})
    void unpacks(String packed, String text) {
        assertEquals(new LzString.Unpacked.Text(text), LzString.unpack(packed, CHARS_MAX));
    }

    @Test
    void unpacksWhatNeedsWiderCodes() {
        String list = IntStream.range(0, 300).mapToObj(i -> "\"k" + i * 7_919 % 997 + "\"")
                .collect(Collectors.joining(",", "{\"a\":[", "]}"));
        assertEquals(new LzString.Unpacked.Text(list), LzString.unpack(LIST, CHARS_MAX));
    }

    @Test
    void holdsLittleMoreThanItMay() {
        String bomb = "B418ZXTt/DFOS1b0c17Pd/wYUcSaWeRZVdTbXfQ408y62+x519z73/wMFDhI0WPETJU6TNlyZQA=";
        assertEquals(new LzString.Unpacked.Text("x".repeat(3_000)), LzString.unpack(bomb, CHARS_MAX));
        assertInstanceOf(LzString.Unpacked.TooLong.class, LzString.unpack(bomb, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I", "{\"event\":\"e\"}", "////", "\u00e9"})
    void refusesWhatWasNeverPackedSo(String text) {
        assertInstanceOf(LzString.Unpacked.Malformed.class, LzString.unpack(text, CHARS_MAX));
    }

    @Property(tries = 5_000)
    void whateverComesTheAnswerIsAValueWithinItsBounds(@ForAll @CharRange(from = '+', to = 'z')
                                                       @StringLength(max = 400) String text) {
        assertTrue(!(LzString.unpack(text, CHARS_MAX) instanceof LzString.Unpacked.Text(String unpacked))
                || unpacked.length() <= CHARS_MAX);
    }
}
