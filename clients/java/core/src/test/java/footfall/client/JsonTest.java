package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Section 8: what values become, and what answers are read.
class JsonTest {
    private enum Plan { PRO }

    private record Point(int x, @org.jspecify.annotations.Nullable String y) {}

    private static String json(Object value) {
        return new String(new JsonWriter(1 << 20).value(value).take(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("8 strings: escapes, controls, all of Unicode, a lone surrogate is U+FFFD")
    void strings() {
        assertEquals("\"a\\\"b\\\\c/\\u000a\\u0000\\u001f\u007f\"", json("a\"b\\c/\n\0\u001f\u007f"));
        assertEquals("\"é你\uD83D\uDE00\"", json("é你\uD83D\uDE00"));
        assertEquals("\"\uFFFDa\uFFFD\uFFFD\"", json("\uD83Da\uDE00\uD83D"));
        assertEquals("\"2025-01-02T08:34:05+05:30\"", json("2025-01-02T08:34:05+05:30"));
    }

    @Test
    @DisplayName("8 numbers: integers exact, doubles shortest, BigDecimal plain; no NaN, no infinities")
    void numbers() {
        assertEquals("[9223372036854775807,-1,7,3,0.1,1.0E100,1.5,123456789012345678901234567890,0.00000001,100]",
                json(List.of(Long.MAX_VALUE, -1, (short) 7, (byte) 3, 0.1, 1e100, 1.5f,
                        new BigInteger("123456789012345678901234567890"), new BigDecimal("1E-8"),
                        new BigDecimal("1E2"))));
        for (Object value : List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)) {
            assertThrows(JsonWriter.Unserialisable.class, () -> json(value));
        }
        assertThrows(JsonWriter.TooLarge.class, () -> json(new BigDecimal("1E1000000000")));
        BigInteger endless = BigInteger.ONE.shiftLeft(1 << 28);
        assertThrows(JsonWriter.TooLarge.class, () -> json(endless));
        assertThrows(JsonWriter.TooLarge.class, () -> json(new BigDecimal(endless, 1)));
    }

    @Test
    @DisplayName("8 times as on the wire; UUID, enum, Optional, arrays, maps, records; anything else its text")
    void values() {
        String time = "\"2026-03-01T12:00:00.000Z\"";
        assertEquals(time, json(ManualClock.START));
        assertEquals(time, json(OffsetDateTime.parse("2026-03-01T14:00:00+02:00")));
        assertEquals(time, json(ZonedDateTime.parse("2026-03-01T13:00:00+01:00[Europe/Berlin]")));
        assertEquals(time, json(Date.from(ManualClock.START)));
        assertEquals("\"2026-03-01\"", json(LocalDate.of(2026, 3, 1)));
        assertEquals("\"00000000-0000-0001-0000-000000000002\"", json(new UUID(1, 2)));
        assertEquals("[\"PRO\",null,true,\"x\",[1,2],[\"a\",null],{\"x\":1,\"y\":null}]", json(Arrays.asList(Plan.PRO,
                Optional.empty(), true, Optional.of("x"), new int[] {1, 2}, new String[] {"a", null},
                new Point(1, null))));
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(1, "a");
        map.put(null, Plan.PRO);
        assertEquals("{\"1\":\"a\",\"null\":\"PRO\"}", json(map));
        assertEquals("\"a\"", json(new StringBuilder("a")));
    }

    @Test
    @DisplayName("8 cycles and what stands too deep; a bound of bytes that is exact")
    void bounds() {
        Map<String, Object> circle = new HashMap<>();
        circle.put("self", circle);
        assertThrows(JsonWriter.Unserialisable.class, () -> json(circle));
        Object deep = 1;
        for (int i = 0; i < 32; i++) {
            deep = List.of(deep);
        }
        assertEquals("[".repeat(32) + 1 + "]".repeat(32), json(deep));
        List<Object> deeper = new ArrayList<>(List.of(deep));
        assertThrows(JsonWriter.Unserialisable.class, () -> json(deeper));
        JsonWriter writer = new JsonWriter(10);
        assertEquals(10, writer.value("12345678").take().length);
        assertThrows(JsonWriter.TooLarge.class, () -> writer.reset().value("123456789"));
        assertEquals(1, writer.reset().value(1).take().length);
    }

    @Test
    @DisplayName("8 times always have three digits and Z; other years than of four digits are no times")
    void times() {
        assertEquals("2024-02-29T23:59:59.007Z", WireTime.text(Instant.parse("2024-02-29T23:59:59.007999Z")));
        assertEquals("0000-01-01T00:00:00.000Z", WireTime.text(Instant.parse("0000-01-01T00:00:00Z")));
        assertEquals("1969-12-31T23:59:59.999Z", WireTime.text(-1));
        for (Instant time : List.of(Instant.MAX, Instant.MIN, Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThrows(JsonWriter.Unserialisable.class, () -> WireTime.text(time));
        }
    }

    @Test
    @DisplayName("8 answers: JSON objects are read, all else is nothing")
    void answers() {
        assertEquals(Optional.of(Map.of("a", List.of(1.0, -2.5e3, true, false, "\n\u00e9/\"", Map.of()), "b", "x")),
                read(" {\"a\" : [1, -2.5e3,true,false,\"\\n\\u00e9\\/\\\"\",{}] ,\"b\":\"x\"} "));
        for (String text : List.of("", "{", "[1]", "{\"a\":}", "{\"a\" 1}", "{\"a\":1,}", "{a:1}", "{\"a\":nul}",
                "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"", "{} {}", "{\"a\":--1}", "{\"a\":\"\n\"}",
                "{\"a\":" + "[".repeat(10_000))) {
            assertEquals(Optional.empty(), read(text), text);
        }
    }

    private static Optional<Map<?, ?>> read(String text) {
        return JsonReader.object(text.getBytes(StandardCharsets.UTF_8));
    }
}
