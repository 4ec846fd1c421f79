package footfall.wire.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import footfall.site.SettingValue;
import footfall.wire.admin.Members.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {
    @Test
    void readsEveryKindOfMember() {
        assertEquals(Map.of("t", new SettingValue.Text("é"), "n", new SettingValue.Whole(-5),
                "f", new SettingValue.Flag(true), "u", new SettingValue.Unset(),
                "l", new SettingValue.Names(List.of("a", "b")), "o.x", new SettingValue.Unset(),
                "o.y", new SettingValue.Other("an object")),
                done("{\"t\":\"é\",\"n\":-5,\"f\":true,\"u\":null,\"l\":[\"a\",\"b\"],"
                        + "\"o\":{\"x\":null,\"y\":{\"z\":1}}}"));
    }

    @Test
    void readsListsOfObjects() {
        Map<String, SettingValue> inner = Map.of("n", new SettingValue.Text("x"), "v",
                new SettingValue.Names(List.of("y")), "o", new SettingValue.Other("an object"));
        assertEquals(Map.of("l", new SettingValue.Objects(List.of(Map.of("p",
                new SettingValue.Objects(List.of(inner, Map.of())))))),
                done("{\"l\":[{\"p\":[{\"n\":\"x\",\"v\":[\"y\"],\"o\":{\"a\":{\"b\":1}}},{}]}]}"));
        assertInstanceOf(Reading.Malformed.class, read("{\"l\":[{\"a\":1,\"a\":2}]}"));
        assertEquals(1_000, assertInstanceOf(SettingValue.Objects.class,
                done("{\"l\":[{}" + ",{}".repeat(999) + "]}").get("l")).objects().size());
        assertInstanceOf(SettingValue.Other.class, done("{\"l\":[{}" + ",{}".repeat(1_000) + "]}").get("l"));
    }

    @Test
    void takesAnEmptyBodyForNoMembers() {
        assertEquals(Map.of(), done(""));
        assertEquals(Map.of(), done("{}"));
        assertEquals(Map.of(), done("{\"o\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e3", "99999999999999999999", "[1]", "[\"a\",null]", "[[\"a\"]]",
        "[{\"a\":\"b\"},\"c\"]", "[\"c\",{}]"})
    void marksWhatNoSettingCanBe(String value) {
        assertInstanceOf(SettingValue.Other.class, done("{\"a\":" + value + "}").get("a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[]|0", "5|0", "null|0", "{\"a\":1} x|9", "{\"a\":1}{}|7",
        "{\"a\":1,\"a\":2}|10", "{\"a\":NaN}|8", "{\"a\":1,}|8", "{'a':1}|1", "{\"a\":\"b|7"})
    void saysWhereABodyIsNoObject(String body, long offset) {
        Reading.Malformed malformed = assertInstanceOf(Reading.Malformed.class, read(body));
        assertEquals(offset, malformed.byteOffset(), 2);
    }

    @Test
    void refusesWhatIsTooDeepOrNoText() {
        assertInstanceOf(Reading.Malformed.class, read("{\"a\":" + "[".repeat(100_000)));
        assertInstanceOf(Reading.Malformed.class,
                Members.read(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}));
        assertInstanceOf(Reading.Malformed.class,
                Members.read(new byte[] {0, 0, 0, '{', (byte) 0x7f, 0, 0, 0}));
    }

    private static Map<String, SettingValue> done(String body) {
        return assertInstanceOf(Reading.Done.class, read(body)).members();
    }

    private static Reading read(String body) {
        return Members.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
