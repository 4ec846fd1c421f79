package footfall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.admission.Member;
import footfall.admission.Raw;
import footfall.event.EventId;
import footfall.event.Value;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// What an event is known by stays what it is: ids of it are stored.
class ContentIdTest {
    @Property
    void aHashIsOfKindsLengthsAndTexts(@ForAll Map<String, String> texts, @ForAll List<BigDecimal> numbers,
                                       @ForAll boolean flag, @ForAll String who) throws Exception {
        Map<String, Raw> members = new LinkedHashMap<>();
        texts.forEach((name, text) -> members.put(name, Raw.text(text)));
        members.put("numbers", new Raw.Items(numbers.stream()
                .<Raw>map(number -> new Raw.Scalar(new Value.Num(number))).toList()));
        members.put("flag", new Raw.Scalar(new Value.Flag(flag)));
        members.put("nothing", new Raw.Scalar(new Value.Null()));
        Map<String, Raw> outer = new LinkedHashMap<>(Map.of("inner", Raw.Members.of(members)));
        assertEquals(expected(Raw.Members.of(outer), who), new ContentIds().of(Raw.Members.of(outer), who).hash());
        outer.put("__ip", Raw.text("203.0.113.9"));
        assertEquals(expected(Raw.Members.of(Map.of("inner", Raw.Members.of(members))), who),
                new ContentIds().of((_, _, name) -> !name.equals("__ip"), Raw.Members.of(outer), who).hash());
    }

    /// A claim is hashed as the object of its members' names.
    @Property
    void aClaimIsItsMembersByName(@ForAll Map<Member, String> claimed, @ForAll String who) throws Exception {
        Map<Member, Raw> claim = new HashMap<>();
        Map<String, Raw> named = new LinkedHashMap<>();
        claimed.forEach((member, text) -> {
            claim.put(member, Raw.text(text));
            named.put(member.toString(), Raw.text(text));
        });
        assertEquals(expected(Raw.Members.of(named), who), new ContentIds().of(claim, who).hash());
    }

    @Test
    void equalOnesAreCountedAndHaveIdsOfTheirOwn() {
        ContentIds ids = new ContentIds();
        ContentId one = ids.of(Raw.text("a"), "who");
        ContentId other = ids.of(Raw.text("b"), "who");
        assertEquals(List.of(0, 0, 1, 2), List.of(ids.before(one), ids.before(other), ids.before(one),
                ids.before(ids.of(Raw.text("a"), "who"))));
        assertEquals(3, Set.of(one.nth(0), one.nth(1), other.nth(0)).size());
        assertEquals(EventId.of(one.hash() + "/1").value(), one.nth(1));
    }

    private static String expected(Raw value, String text) throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(told);
        text(out, 't', text);
        value(out, value);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(told.toByteArray()), 0, 16);
    }

    private static void value(DataOutputStream out, Raw value) throws IOException {
        switch (value) {
            case Raw.Scalar(Value.Text(String text)) -> text(out, 's', text);
            case Raw.Scalar(Value.Num(BigDecimal number)) -> text(out, 'n', number.stripTrailingZeros().toString());
            case Raw.Scalar(Value.Flag(boolean flag)) -> out.writeByte(flag ? 'y' : 'z');
            case Raw.Scalar(Value.Null _) -> out.writeByte('0');
            case Raw.Items(List<Raw> items) -> {
                out.writeByte('a');
                out.writeInt(items.size());
                for (Raw item : items) {
                    value(out, item);
                }
            }
            case Raw.Members(Map<String, Raw> members, int _) -> {
                out.writeByte('o');
                out.writeInt(members.size());
                for (Map.Entry<String, Raw> member : new TreeMap<>(members).entrySet()) {
                    text(out, 'k', member.getKey());
                    value(out, member.getValue());
                }
            }
        }
    }

    private static void text(DataOutputStream out, char kind, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(kind);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
