package footfall.proof.outside;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Two sums over bytes, each of 64 bits, taken in one order.
public final class Fingerprint {
    private long one = 0xCBF29CE484222325L;
    private long other = 0x9E3779B97F4A7C15L;

    void add(@Nullable Map<String, AttributeValue> item) {
        if (item != null) {
            new TreeMap<>(item).forEach((name, value) -> {
                add(name);
                if (value.b() != null) {
                    for (byte each : value.b().asByteArrayUnsafe()) {
                        add(each);
                    }
                } else {
                    add(value.s() != null ? value.s() : value.n() != null ? value.n() : value.toString());
                }
            });
        }
        add(-1);
    }

    private void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
        add(-2);
    }

    private void add(int value) {
        one = (one ^ value) * 0x100000001B3L;
        other = Long.rotateLeft(other, 23) + value * 0xC2B2AE3D27D4EB4FL ^ one;
    }

    /// The number, to compare.
    public Value value() {
        return new Value(one, other);
    }

    /// 128 bits.
    public record Value(long one, long other) {}
}
