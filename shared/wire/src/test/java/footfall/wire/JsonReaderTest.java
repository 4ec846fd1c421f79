package footfall.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import footfall.admission.Raw;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReaderTest {
    @Test
    void halfACharacterMayStandInANameToo() {
        byte[] body = "{\"\\ud800\":\"\\udc00ä\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals(new JsonReader.Parsed.Tree(Raw.Members.of(Map.of("\ufffd", Raw.text("\ufffdä")))),
                JsonReader.read(body));
    }

    @Test
    void wholeCharactersStayWhatTheyAre() {
        byte[] body = "{\"\\\\ud800\":\"\\ud83d\\ude00\",\"\\udc00\":1,\"x\":\"\\ud800\"}"
                .getBytes(StandardCharsets.UTF_8);
        Raw.Members root = (Raw.Members) ((JsonReader.Parsed.Tree) JsonReader.read(body)).root();
        assertEquals(List.of("\\ud800", "\ufffd", "x"), List.copyOf(root.members().keySet()));
        assertEquals(new JsonReader.Parsed.Tree(Raw.text("\ud800")),
                JsonReader.read("\"\\ud800\"".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bytesThatAreNoTextAreNoJson() {
        byte[] body = "{\"\\ud800\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        body[body.length - 3] = (byte) 0xFF;
        assertInstanceOf(JsonReader.Parsed.Malformed.class, JsonReader.read(body));
    }

    @Test
    void whatStandsTooDeepIsLeftOutAndTheRestIsRead() {
        byte[] body = ("[" + "[".repeat(5_000) + "]".repeat(5_000) + ",1]").getBytes(StandardCharsets.UTF_8);
        Raw.Items root = (Raw.Items) ((JsonReader.Parsed.Tree) JsonReader.read(body)).root();
        assertEquals(2, root.items().size());
    }
}
