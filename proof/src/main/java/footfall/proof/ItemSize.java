package footfall.proof;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How many bytes DynamoDB bills for an item: names and values in UTF-8, numbers by their digits, binary by its length,
/// 3 bytes a list or map and 1 byte for each of its elements
/// (Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats").
final class ItemSize {
    private static final int CONTAINER_BYTES = 3;

    private ItemSize() {}

    /// The bytes of an item; 0 for one that is not there.
    static long bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream().mapToLong(entry -> utf8(entry.getKey()) + value(entry.getValue())).sum();
    }

    private static long value(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case M -> CONTAINER_BYTES + value.m().size() + bytes(value.m());
            case L -> CONTAINER_BYTES + value.l().size() + sum(value.l());
            case SS -> value.ss().stream().mapToLong(ItemSize::utf8).sum();
            case NS -> value.ns().stream().mapToLong(ItemSize::number).sum();
            case BS -> value.bs().stream().mapToLong(bytes -> bytes.asByteArrayUnsafe().length).sum();
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("value: " + value + ", of no known type");
        };
    }

    private static long sum(Collection<AttributeValue> values) {
        return values.stream().mapToLong(ItemSize::value).sum();
    }

    /// One byte for each two significant digits, one for the exponent, one for a minus sign. A pair of digits holds two
    /// places at even distance from the point, so that digits of odd exponent begin half a pair earlier.
    private static long number(String text) {
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (number.signum() == 0) {
            return 1;
        }
        int leading = Math.floorMod(number.precision() - number.scale(), 2);
        return (number.precision() + leading + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
