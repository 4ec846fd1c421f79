package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How the bytes of a view lie in items: in the root's `b` if they fit, else in parts beside it, which the root counts
/// in `n`. Parts are named by a hash of the whole, `h`: whoever writes the same name writes the same bytes, so that two
/// writers never mix, and a root never names parts of another view.
final class ViewParts {
    /// An item holds 400 KB with its names and keys.
    static final int PART_BYTES_MAX = 380 * 1_024;

    private static final String BYTES = "b";
    private static final String COUNT = "n";
    private static final String HASH = "h";

    private ViewParts() {}

    /// What a root says of its bytes.
    static Map<String, AttributeValue> root(byte[] bytes) {
        return bytes.length <= PART_BYTES_MAX ? Map.of(BYTES, binary(bytes))
                : Map.of(COUNT, fromN(Integer.toString(count(bytes))), HASH, fromS(hash(bytes)));
    }

    /// The parts that must stand before the root does; none if it holds its bytes itself.
    static List<Map<String, AttributeValue>> parts(ItemKey root, byte[] bytes) {
        if (bytes.length <= PART_BYTES_MAX) {
            return List.of();
        }
        return IntStream.range(0, count(bytes)).mapToObj(number -> {
            int from = number * PART_BYTES_MAX;
            Map<String, AttributeValue> item = new HashMap<>(key(root, hash(bytes), number).attributes());
            item.put(BYTES, binary(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART_BYTES_MAX))));
            return item;
        }).toList();
    }

    /// The parts that a root names.
    static List<ItemKey> named(Map<String, AttributeValue> root) {
        @Nullable AttributeValue count = root.get(COUNT);
        return count == null ? List.of() : IntStream.range(0, Integer.parseInt(count.n()))
                .mapToObj(number -> key(ItemKey.of(root), root.get(HASH).s(), number)).toList();
    }

    /// The bytes of a root; empty if a part is not there, because the root was replaced meanwhile.
    static Optional<byte[]> bytes(Map<String, AttributeValue> root, Map<ItemKey, Map<String, AttributeValue>> parts) {
        List<ItemKey> named = named(root);
        if (named.isEmpty()) {
            return Optional.of(root.get(BYTES).b().asByteArrayUnsafe());
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(named.size() * PART_BYTES_MAX);
        for (ItemKey key : named) {
            @Nullable Map<String, AttributeValue> part = parts.get(key);
            if (part == null) {
                return Optional.empty();
            }
            whole.writeBytes(part.get(BYTES).b().asByteArrayUnsafe());
        }
        return Optional.of(whole.toByteArray());
    }

    private static ItemKey key(ItemKey root, String hash, int number) {
        return new ItemKey(ViewKeys.PARTS + root.pk(), "%s#%s#%03d".formatted(root.sk(), hash, number));
    }

    private static int count(byte[] bytes) {
        return Math.ceilDiv(bytes.length, PART_BYTES_MAX);
    }

    private static AttributeValue binary(byte[] bytes) {
        return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }
}
