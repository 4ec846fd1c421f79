package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// By what an event of OpenPanel's clients is known when it comes again (1.7).
class PanelIdsTest {
    private static final String[] PAGE = {"origin", "https://a.example"};

    private final Panel panel = new Panel();

    private int distinct() {
        return new HashSet<>(panel.ids()).size();
    }

    private void after(long ms) {
        panel.house.now = panel.house.now.plusMillis(ms);
    }

    @Test
    @DisplayName("OP-09: a batch with times is the same batch, whenever it is sent again")
    void batches() {
        List<String> rows = Panel.items(10, i -> Panel.item("n" + i, "'__timestamp':'2026-05-18T11:0" + i + ":00Z'"));
        panel.batch(rows);
        panel.batch(rows);
        after(31 * 60_000);
        panel.batch(rows);
        assertEquals(30, panel.ids().size());
        assertEquals(10, distinct());
        assertEquals(10, panel.house.stored().stream().map(event -> event.claimedAt()).distinct().count());
    }

    @Test
    @DisplayName("OP-27: equal rows of a batch all count, the batch again adds nothing")
    void equalRows() {
        List<String> rows = Panel.items(3, _ -> Panel.item("n", "'__timestamp':'2026-05-18T11:00:00Z'"));
        panel.batch(rows);
        after(1_000);
        panel.track("{'type':'batch','payload':[" + String.join(",", rows) + "]}");
        assertEquals(6, panel.ids().size());
        assertEquals(3, distinct());
    }

    @Test
    @DisplayName("1.7: a time says the same however it is written, and so do names in any order")
    void writings() {
        panel.track(Panel.item("n", "'a':1,'__timestamp':'2026-05-18T11:00:00Z'"));
        panel.track("{'payload':{'other':2,'properties':{'__timestamp':1779102000000,'a':1},'name':'n'},"
                + "'type':'track'}");
        assertEquals(1, distinct());
        panel.track(Panel.item("n", "'a':2,'__timestamp':'2026-05-18T11:00:00Z'"));
        assertEquals(2, distinct());
    }

    @Test
    @DisplayName("1.7: the same of another device is another event")
    void devices() {
        String row = Panel.item("n", "'__timestamp':'2026-05-18T11:00:00Z'");
        panel.track(row);
        panel.track(row, "user-agent", Panel.BROWSER + " Other/1");
        assertEquals(2, distinct());
    }

    @Test
    @DisplayName("OP-30: an id tells nothing of an address")
    void addresses() {
        for (String ip : List.of("203.0.113.9", "198.51.100.7")) {
            String known = "'__deviceId':'d','__ip':'" + ip + "'";
            panel.track(Panel.item("n", known + ",'__timestamp':'2026-05-18T11:00:00Z'"));
            panel.track(Panel.item("n", known), PAGE);
            panel.batch(List.of(Panel.item("m", known), Panel.item("o", "'__timestamp':'2026-05-18T11:00:00Z'")));
        }
        assertEquals(4, distinct());
    }

    @Test
    @DisplayName("1.7: rows without a time, in a batch where others have one, are known by the batch")
    void mixedBatches() {
        List<String> rows = List.of(Panel.TRACK, Panel.TRACK, Panel.item("n", "'__timestamp':'2026-05-18T11:00:00Z'"));
        panel.batch(rows);
        after(5_000);
        panel.batch(rows);
        assertEquals(3, distinct());
        panel.batch(List.of(Panel.TRACK, Panel.TRACK));
        panel.batch(List.of(Panel.TRACK, Panel.TRACK));
        assertEquals(7, distinct());
    }

    @Test
    @DisplayName("OP-28: a client's id is the event's, whatever else it says")
    void ownIds() {
        panel.track("{'type':'track','messageId':'m1','payload':{'name':'a'}}");
        panel.track("{'type':'track','payload':{'name':'b','insertId':'m1'}}");
        panel.batch(List.of(Panel.item("c", "'__insertId':'m1'"), Panel.item("d", "'$insert_id':'m1'")));
        assertEquals(1, distinct());
        panel.track("{'type':'track','messageId':'" + "m".repeat(65) + "','payload':{'name':'a'}}");
        panel.track("{'type':'track','messageId':'m2','payload':{'name':'a'}}");
        assertEquals(3, distinct());
    }

    @Test
    @DisplayName("OP-27: a page's equal requests are one at once, and two after 300 ms")
    void presses() {
        panel.track(Panel.TRACK, PAGE);
        after(40);
        panel.track("{'payload':{'name':'signup'},'type':'track'}", PAGE);
        assertEquals(1, distinct());
        after(260);
        panel.track(Panel.TRACK, PAGE);
        assertEquals(2, distinct());
        panel.track(Panel.item("other", ""), PAGE);
        panel.track(Panel.TRACK, "origin", "https://b.example");
        assertEquals(4, distinct());
    }

    @Test
    @DisplayName("1.7: each request of a server is an event")
    void servers() {
        panel.track(Panel.TRACK);
        panel.track(Panel.TRACK);
        assertEquals(2, distinct());
    }
}
