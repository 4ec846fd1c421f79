package footfall.wire.openpanel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.admission.Claims;
import footfall.admission.Member;
import footfall.admission.Raw;
import footfall.edge.Request;
import footfall.event.Value;
import footfall.wire.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// 1.7: by what an item is known is stored, so the same item has to be known by the same for ever.
class ItemIdsTest {
    private static final Instant NOW = Instant.parse("2026-05-18T12:00:00Z");

    private static List<String> known(String path, Member by, String body) {
        Map<String, String> headers = Map.of("origin", "https://a.example", "openpanel-client-id",
                "0d6a3b54-7c1e-4c62-9f0a-2f1f4f1c8a11", "user-agent", "Mozilla/5.0");
        Reading reading = new OpenPanelDialect(_ -> Optional.empty(), false).read(new Request("POST", path, headers,
                Map.of(), "203.0.113.9", body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "r", NOW), Map.of());
        return ((Reading.Claimed) reading).claims().events().stream()
                .map(claim -> ((Claims.Item.Event) claim).members().get(by))
                .map(raw -> raw instanceof Raw.Scalar(Value.Text(String text)) ? text : "nothing").toList();
    }

    private static String item(String type, String members) {
        return "{'type':'" + type + "','payload':{" + members + "}}";
    }

    @Test
    @DisplayName("1.7: items that tell a time are known by type, time and what somebody knows of them")
    void content() {
        String page = item("track", "'name':'screen_view','profileId':'u','nobody':1,'properties':{'__path':'/x',"
                + "'seats':1.50,'trial':true,'none':null,'ö':'日本 😀','deep':{'b':[1,'a',{'__timestamp':2}],'a':{}},"
                + "'half':'\\ud800','__ip':'203.0.113.9','__timestamp':'2026-05-18T11:00:00.5Z'}");
        String person = item("identify", "'profileId':7,'email':'a@b.example','name':{'__timestamp':1},"
                + "'properties':{'__timestamp':1779102000000}");
        String bare = item("increment", "'profileId':'u','property':'n','properties':{'__timestamp':1779102000000}");
        assertEquals(List.of("78442733326b043b7fb8c1bfd178a9c4/0", "07d0eb76f02b9a49a52fa970b099200e/0",
                "78442733326b043b7fb8c1bfd178a9c4/1", "0cf8e0d569114fe404845754e61dec7b/0"),
                known("/track/batch", Member.CONTENT, "{'events':[" + String.join(",", page, person, page,
                bare) + "]}"));
    }

    @Test
    @DisplayName("1.7: what tells none is known by the batch and its place, or by itself at once, or by its own id")
    void others() {
        String timed = item("track", "'name':'n','properties':{'__timestamp':'2026-05-18'}");
        String bare = item("track", "'name':'n','groups':['g','h'],'properties':{'a':'b','__ip':'203.0.113.9'}");
        String own = item("track", "'name':'n','properties':{'__insertId':'mine'}");
        assertEquals(List.of("nothing", "1540aeac-671f-8381-beb3-c493a470eb67", "64589f35-c77f-8b37-a258-f5d4b2880e09"),
                known("/track/batch", Member.ID, "{'events':[" + String.join(",", timed, bare, own) + "]}"));
        assertEquals(List.of("d9b084b5aea79d60677767efe876057c"), known("/track", Member.ONCE, bare));
    }
}
