package footfall.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemSizeTest {
    @Test
    void namesAndTextsCountTheirUtf8() {
        assertEquals(1 + 1, ItemSize.bytes(Map.of("a", AttributeValue.fromS("x"))));
        assertEquals(2 + 4, ItemSize.bytes(Map.of("ä", AttributeValue.fromS("\uD83D\uDE00"))));
    }

    @Test
    void binaryCountsItsLength() {
        assertEquals(1 + 700, ItemSize.bytes(Map.of("b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[700])))));
    }

    @Test
    void numbersCountTwoDigitsAByteAndOne() {
        assertEquals(1 + 1, number("0"));
        assertEquals(1 + 2, number("7"));
        assertEquals(1 + 2, number("42"));
        assertEquals(1 + 3, number("123"));
        assertEquals(1 + 4, number("-123"));
        assertEquals(1 + 2, number("700000000"));
        assertEquals(1 + 5, number("1772359200"));
    }

    @Test
    void containersCountThreeBytesAndOneForEachElement() {
        AttributeValue one = AttributeValue.fromBool(true);
        assertEquals(1 + 3, ItemSize.bytes(Map.of("l", AttributeValue.fromL(List.of()))));
        assertEquals(1 + 3 + 2 + 2, ItemSize.bytes(Map.of("l", AttributeValue.fromL(List.of(one, one)))));
        assertEquals(1 + 3 + 1 + 3 + 1, ItemSize.bytes(Map.of("m", AttributeValue.fromM(Map.of("key", one)))));
    }

    @Test
    void setsCountTheirMembers() {
        assertEquals(1 + 4, ItemSize.bytes(Map.of("s", AttributeValue.fromSs(List.of("ab", "cd")))));
        assertEquals(1 + 4, ItemSize.bytes(Map.of("n", AttributeValue.fromNs(List.of("1", "2")))));
    }

    private static long number(String text) {
        return ItemSize.bytes(Map.of("n", AttributeValue.fromN(text)));
    }
}
