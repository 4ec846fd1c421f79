package footfall.wire;

import footfall.admission.Raw;
import footfall.event.EventId;
import footfall.event.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/// What an event is known by whose client gives it no id: its content, so that the same event sent again has the same
/// id. The first half of a SHA-256 over texts and a value whose names are sorted: an id has no room for more.
///
/// @param hash 32 hexadecimal digits
public record ContentId(String hash) {
    private static final int HASH_BYTES = 16;
    /// Of a `long`.
    private static final int LONG_DIGITS = 16;

    /// Of some texts, such as who sent it, and a value.
    public static ContentId of(Raw value, String... texts) {
        return of(_ -> true, value, texts);
    }

    /// The same of those members of objects alone whose name counts.
    public static ContentId of(Predicate<String> counts, Raw value, String... texts) {
        Told told = new Told();
        for (String text : texts) {
            told.text('t', text);
        }
        value(told, value, counts);
        MessageDigest hash = sha256();
        hash.update(told.bytes, 0, told.size);
        return new ContentId(HexFormat.of().formatHex(hash.digest(), 0, HASH_BYTES));
    }

    /// The id of the nth, from 0, of those in a request that are equal: a UUIDv8 (RFC 9562, section 5.8).
    public UUID nth(int n) {
        return n > 0 ? EventId.of(hash + "/" + n).value()
                : EventId.ofHash(HexFormat.fromHexDigitsToLong(hash, 0, LONG_DIGITS),
                HexFormat.fromHexDigitsToLong(hash, LONG_DIGITS, hash.length())).value();
    }

    private static void value(Told told, Raw value, Predicate<String> counts) {
        switch (value) {
            case Raw.Scalar(Value.Text(String text)) -> told.text('s', text);
            case Raw.Scalar(Value.Num(BigDecimal number)) -> told.text('n', number.stripTrailingZeros().toString());
            case Raw.Scalar(Value.Flag(boolean flag)) -> told.kind(flag ? 'y' : 'z');
            case Raw.Scalar(Value.Null _) -> told.kind('0');
            case Raw.Items(List<Raw> items) -> {
                told.kind('a');
                told.length(items.size());
                for (Raw item : items) {
                    value(told, item, counts);
                }
            }
            case Raw.Members(Map<String, Raw> members, int _) -> {
                told.kind('o');
                List<Map.Entry<String, Raw>> sorted = sorted(members, counts);
                told.length(sorted.size());
                for (Map.Entry<String, Raw> member : sorted) {
                    told.text('k', member.getKey());
                    value(told, member.getValue(), counts);
                }
            }
        }
    }

    private static List<Map.Entry<String, Raw>> sorted(Map<String, Raw> members,
                                                            Predicate<String> counts) {
        List<Map.Entry<String, Raw>> sorted = new ArrayList<>(members.size());
        for (Map.Entry<String, Raw> member : members.entrySet()) {
            if (counts.test(member.getKey())) {
                sorted.add(member);
            }
        }
        sorted.sort(Map.Entry.comparingByKey());
        return sorted;
    }

    /// What is hashed: kinds, lengths in four bytes with the highest first, texts in UTF-8. Used by one thread.
    private static final class Told {
        private byte[] bytes = new byte[1_024];
        private int size;

        void kind(char kind) {
            reserve(1);
            bytes[size++] = (byte) kind;
        }

        void length(int length) {
            reserve(Integer.BYTES);
            for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                bytes[size++] = (byte) (length >> shift);
            }
        }

        void text(char kind, String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            kind(kind);
            length(utf8.length);
            reserve(utf8.length);
            System.arraycopy(utf8, 0, bytes, size, utf8.length);
            size += utf8.length;
        }

        private void reserve(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }
}
