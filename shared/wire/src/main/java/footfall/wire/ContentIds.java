package footfall.wire;

import footfall.admission.Member;
import footfall.admission.Raw;
import footfall.event.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the content ids of a request's events: hashes of texts and a value whose names are sorted. What is hashed is
/// kinds, lengths in four bytes with the highest first, texts in UTF-8. Used by one thread.
public final class ContentIds {
    private static final Counted ALL = (_, _, _) -> true;
    private static final char LAST_ASCII = 0x7F;
    private static final List<Member> BY_NAME = Arrays.stream(Member.values())
            .sorted(Comparator.comparing(Member::toString)).toList();

    private final MessageDigest sha256 = sha256();
    private final Map<ContentId, Integer> made = new HashMap<>();
    private byte[] bytes = new byte[1_024];
    private int size;

    /// Which members tell what an event is.
    @FunctionalInterface
    public interface Counted {
        /// Whether a member of an object is one.
        ///
        /// @param depth of the object, 0 for the value itself
        /// @param owner by which name it stands in another one; "" for the value itself
        boolean isCounted(int depth, String owner, String name);
    }

    /// Of some texts, such as who sent it, and a value.
    public ContentId of(Raw value, String... texts) {
        return of(ALL, value, texts);
    }

    /// The same of those members of objects alone that count.
    public ContentId of(Counted counted, Raw value, String... texts) {
        begin(texts);
        value(value, 0, "", counted);
        return hashed();
    }

    /// The same of what is claimed of an event.
    public ContentId of(Map<Member, Raw> claim, String... texts) {
        begin(texts);
        kind('o');
        length(claim.size());
        for (Member member : BY_NAME) {
            @Nullable Raw value = claim.get(member);
            if (value != null) {
                text('k', member.toString());
                value(value, 1, member.toString(), ALL);
            }
        }
        return hashed();
    }

    /// How many were equal to this one before it.
    public int before(ContentId id) {
        return made.merge(id, 1, Integer::sum) - 1;
    }

    private void begin(String... texts) {
        size = 0;
        for (String text : texts) {
            text('t', text);
        }
    }

    private ContentId hashed() {
        sha256.update(bytes, 0, size);
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        return new ContentId(hash.getLong(), hash.getLong());
    }

    private void value(Raw value, int depth, String owner, Counted counted) {
        switch (value) {
            case Raw.Scalar(Value scalar) -> scalar(scalar);
            case Raw.Items(List<Raw> items) -> {
                kind('a');
                length(items.size());
                for (Raw item : items) {
                    value(item, depth + 1, owner, counted);
                }
            }
            case Raw.Members(Map<String, Raw> members, int _) -> {
                kind('o');
                String[] names = names(members, depth, owner, counted);
                length(names.length);
                for (String name : names) {
                    text('k', name);
                    value(members.get(name), depth + 1, name, counted);
                }
            }
        }
    }

    private void scalar(Value scalar) {
        switch (scalar) {
            case Value.Text(String text) -> text('s', text);
            case Value.Num(BigDecimal number) -> text('n', number.stripTrailingZeros().toString());
            case Value.Flag(boolean flag) -> kind(flag ? 'y' : 'z');
            case Value.Null _ -> kind('0');
        }
    }

    private static String[] names(Map<String, Raw> members, int depth, String owner, Counted counted) {
        String[] names = new String[members.size()];
        int count = 0;
        for (String name : members.keySet()) {
            if (counted.isCounted(depth, owner, name)) {
                names[count++] = name;
            }
        }
        String[] told = count == names.length ? names : Arrays.copyOf(names, count);
        Arrays.sort(told);
        return told;
    }

    private void kind(char kind) {
        reserve(1);
        bytes[size++] = (byte) kind;
    }

    private void length(int length) {
        reserve(Integer.BYTES);
        putLength(size, length);
        size += Integer.BYTES;
    }

    private void putLength(int at, int length) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[at + i] = (byte) (length >> Integer.SIZE - Byte.SIZE * (i + 1));
        }
    }

    private void text(char kind, String text) {
        kind(kind);
        reserve(Integer.BYTES + text.length());
        int begin = size + Integer.BYTES;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > LAST_ASCII) {
                utf8(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[begin + i] = (byte) c;
        }
        putLength(size, text.length());
        size = begin + text.length();
    }

    private void utf8(byte[] utf8) {
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }
}
