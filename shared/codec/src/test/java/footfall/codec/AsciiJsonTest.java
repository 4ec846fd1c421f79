package footfall.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Whatever is written by hand is what the library's generator writes.
class AsciiJsonTest {
    @Property
    void anyText(@ForAll String name, @ForAll String value, @ForAll long whole, @ForAll BigDecimal number,
                 @ForAll boolean flag) throws IOException {
        AsciiJson json = new AsciiJson(1);
        json.open();
        json.named(name);
        json.value(value);
        json.text("text", value);
        json.text("plain", "a b");
        json.open("inner");
        json.close();
        json.number("whole", whole);
        json.open("next");
        json.named(value);
        json.value(number);
        json.flag("flag", flag);
        json.named(name);
        json.value(flag);
        json.close();
        json.named("nothing");
        json.nothing();
        json.openList("list");
        json.item();
        json.open();
        json.close();
        int before = json.size();
        json.item();
        json.open();
        json.text("cut", value);
        json.close();
        json.cut(before);
        json.item();
        json.open();
        json.close();
        json.closeList();
        json.close();
        assertEquals(expected(name, value, whole, number, flag), json.text(0, json.size()));
    }

    private static String expected(String name, String value, long whole, BigDecimal number, boolean flag)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).setHighestNonEscapedChar('~')) {
            json.writeStartObject();
            json.writeStringField(name, value);
            json.writeStringField("text", value);
            json.writeStringField("plain", "a b");
            json.writeObjectFieldStart("inner");
            json.writeEndObject();
            json.writeNumberField("whole", whole);
            json.writeObjectFieldStart("next");
            json.writeFieldName(value);
            json.writeNumber(number.toString());
            json.writeBooleanField("flag", flag);
            json.writeBooleanField(name, flag);
            json.writeEndObject();
            json.writeNullField("nothing");
            json.writeArrayFieldStart("list");
            for (int item = 0; item < 2; item++) {
                json.writeStartObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    @Test
    void everyCharacter() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
            all.append((char) c);
        }
        anyText("", all.toString(), 0, BigDecimal.ZERO, true);
    }
}
