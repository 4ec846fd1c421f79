package footfall.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.codec.QueueCodec.Body;
import footfall.codec.QueueCodec.Message;
import footfall.contract.SampleEvents;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Delivery.Broken;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.Sending;
import footfall.event.Value;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QueueCodecTest {
    private static final Shard SHARD = new Shard(new SiteId("shop"), 3);
    private static final String FRAME =
            "{\"v\":3,\"site\":\"shop\",\"shard\":3,\"received_at\":\"2026-03-01T10:00:00Z\",\"events\":[%s]}";

    @Property(tries = 300)
    void everyArrivalComesBackAsItWasInAsciiAlone(@ForAll("arrivals") List<Arrival> arrivals) throws Exception {
        for (Body body : QueueCodec.encode(SHARD, arrivals)) {
            assertTrue(body.text().chars().allMatch(c -> c >= ' ' && c < 127), "a character that SQS may refuse");
            assertEquals(read(arrivals.subList(body.from(), body.to())), QueueCodec.decode(body.text()));
        }
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        return Combinators.combine(AnyEvents.event(), AnyEvents.text(), Arbitraries.of(true, false)).as(Arrival::new)
                .list().ofMaxSize(5);
    }

    @Test
    void aTrustedKeyIsToldAndAnyOtherIsNot() throws Exception {
        Event event = SampleEvents.pageView(1);
        String plain = SendingWriter.write(new Arrival(event, "agent", false));
        String trusted = SendingWriter.write(new Arrival(event, "agent", true));
        assertEquals(plain, trusted.replace(",\"trusted\":true", ""));
        assertNotEquals(plain, trusted);
        Sending.Again again = new Sending.Again(event.id(), event.receivedAt(), 2, trusted);
        assertEquals(List.of(new Delivery.Read(new Arrival(event, "agent", true)),
                new Delivery.Read(new Arrival(event, "agent", true), 2)),
                QueueCodec.decode(FRAME.formatted(trusted + "," + SendingWriter.write(again))).deliveries());
        Broken broken = assertInstanceOf(Broken.class, QueueCodec.decode(FRAME.formatted(
                trusted.replace("\"trusted\":true", "\"trusted\":1"))).deliveries().getFirst());
        assertEquals("trusted: must be true or false", broken.detail());
    }

    @Test
    void everyTypeOfEventComesBack() throws Exception {
        Body body = QueueCodec.encode(SHARD, SampleEvents.arrivals()).getFirst();
        assertEquals(read(SampleEvents.arrivals()), QueueCodec.decode(body.text()));
    }

    @Test
    void whatIsSaidOfPeopleAndGroupsComesBack() throws Exception {
        Body body = QueueCodec.encode(SHARD, SampleEvents.arrivals(SampleEvents.tellings())).getFirst();
        assertEquals(read(SampleEvents.arrivals(SampleEvents.tellings())), QueueCodec.decode(body.text()));
    }

    @Test
    void aLargeMessageIsZippedAndASmallOneIsNot() throws Exception {
        List<Arrival> many = arrivals(0, 1_500);
        List<Body> bodies = QueueCodec.encode(SHARD, many);
        assertEquals(1, bodies.size());
        assertTrue(bodies.getFirst().text().contains("\"gz\":"));
        assertEquals(read(many), QueueCodec.decode(bodies.getFirst().text()));
        assertFalse(QueueCodec.encode(SHARD, arrivals(0, 3)).getFirst().text().contains("\"gz\""));
    }

    @Test
    void whatIsTooMuchForAMessageGoesAsSeveralOfLegalSize() throws Exception {
        List<Arrival> random = IntStream.range(0, 300).mapToObj(n -> noise(n, 9_000)).toList();
        List<Body> bodies = QueueCodec.encode(SHARD, random);
        List<Delivery> found = new ArrayList<>();
        for (Body body : bodies) {
            assertTrue(body.text().getBytes(StandardCharsets.UTF_8).length <= QueueCodec.MESSAGE_BYTES_MAX);
            assertEquals(found.size(), body.from());
            found.addAll(QueueCodec.decode(body.text()).deliveries());
            assertEquals(found.size(), body.to());
        }
        assertEquals(3, bodies.size());
        assertEquals(read(random).deliveries(), found);
    }

    @Test
    void anEventThatFitsIntoNoMessageIsInNone() {
        List<Arrival> three = List.of(noise(1, 10), noise(2, 1_500_000), noise(3, 10));
        assertEquals(List.of(0, 2), QueueCodec.encode(SHARD, three).stream().map(Body::from).toList());
    }

    @Test
    void oneUnreadableEventHarmsNoOther() throws Exception {
        String good = SendingWriter.write(new Arrival(SampleEvents.pageView(1), "agent"));
        String bad = good.replace("\"at\":\"20", "\"at\":\"yesterday 20");
        Message message = QueueCodec.decode(FRAME.formatted(good + "," + bad + " , 7,\"x\", " + good));
        Broken broken = assertInstanceOf(Broken.class, message.deliveries().get(1));
        assertEquals(new Broken(SampleEvents.pageView(1).id(), Instant.parse("2026-03-01T10:00:00Z"),
                FailReason.UNREADABLE, "at: must be a time", bad), broken);
        assertEquals("7", assertInstanceOf(Broken.class, message.deliveries().get(2)).content());
        assertEquals("\"x\"", assertInstanceOf(Broken.class, message.deliveries().get(3)).content());
        for (int place : new int[] {0, 4}) {
            assertEquals(new Delivery.Read(new Arrival(SampleEvents.pageView(1), "agent")),
                    message.deliveries().get(place));
        }
    }

    @Test
    void anEventOfAVersionToComeIsToldAsSuch() throws Exception {
        String newer = SendingWriter.write(new Arrival(SampleEvents.pageView(1), "")).replace("{\"v\":3", "{\"v\":4");
        Broken broken = assertInstanceOf(Broken.class,
                QueueCodec.decode(FRAME.formatted(newer)).deliveries().getFirst());
        assertEquals(FailReason.UNKNOWN_VERSION, broken.reason());
        assertEquals(SampleEvents.pageView(1).id(), broken.id());
    }

    @Test
    void anEventWithoutIdGetsTheSameOneAtEachDelivery() throws Exception {
        String body = FRAME.formatted("{\"v\":1},{\"v\":1}");
        List<EventId> ids = QueueCodec.decode(body).deliveries().stream().map(Delivery::id).toList();
        assertEquals(ids, QueueCodec.decode(body).deliveries().stream().map(Delivery::id).toList());
        assertNotEquals(ids.get(0), ids.get(1));
        assertEquals(8, ids.getFirst().value().version());
    }

    @Test
    void eachFieldThatIsNotWhatItMustBeIsNamed() throws Exception {
        String good = SendingWriter.write(SampleEvents.arrivals().get(2));
        Map<String, String> rules = Map.of("\"id\":\"", "id: must be a UUID", "\"amount\":\"",
                "revenue.amount: must be a decimal", "\"type\":\"", "type: must be one of the types",
                "\"received_at\":\"", "received_at: must be a time");
        for (Map.Entry<String, String> rule : rules.entrySet()) {
            String bad = good.replace(rule.getKey(), rule.getKey() + "x");
            assertEquals(rule.getValue(), assertInstanceOf(Broken.class,
                    QueueCodec.decode(FRAME.formatted(bad)).deliveries().getFirst()).detail());
        }
        assertEquals("page.path: must be a text", assertInstanceOf(Broken.class, QueueCodec.decode(FRAME.formatted(
                good.replace("\"path\":\"/caf\\u00E9\"", "\"path\":null"))).deliveries().getFirst()).detail());
    }

    @Test
    void aMessageThatCanNotBeReadIsRefusedAsAWhole() {
        Map<String, String> refused = Map.of("", "message: must be an object", "[]", "message: must be an object",
                "{\"v\":1", "message: must be JSON", FRAME.formatted("{]"), "message: must be JSON",
                FRAME.formatted("").replace("\"v\":3", "\"v\":4"), "v: must be 1..3",
                FRAME.formatted("").replace("shop", "Shop"), "site: must be a site's name",
                FRAME.formatted("").replace("\"shard\":3", "\"shard\":64"), "shard: must be 0..63",
                FRAME.formatted("").replace("[]", "{}"), "events: must be an array",
                FRAME.formatted("").replace("\"events\":[]", "\"gz\":\"H4sI\""), "gz: not gzip in base64",
                FRAME.formatted("") + "{}", "message: must end after its object");
        refused.forEach((body, rule) -> assertEquals(rule,
                assertThrows(UnreadableMessage.class, () -> QueueCodec.decode(body)).getMessage()));
    }

    @Test
    void aMessageThatInflatesBeyondMeasureIsRefused() {
        String bomb = FRAME.formatted("").replace("\"events\":[]",
                "\"gz\":\"" + Gzip.toBase64("[" + " ".repeat(5_000_000)
                + "]") + "\"");
        assertEquals("gz: more than 4194304 bytes",
                assertThrows(UnreadableMessage.class, () -> QueueCodec.decode(bomb)).getMessage());
    }

    @Test
    void whatIsSentAgainStaysTheEventThatWasListed() throws Exception {
        EventId listed = new EventId(new UUID(0x8000, 7));
        Instant received = Instant.parse("2026-02-03T04:05:06.007Z");
        Event event = SampleEvents.pageView(1);
        String good = SendingWriter.write(new Arrival(event, "agent"));
        String bad = "{\"v\":2,\"id\":7,\"\u00fc\":\"\ud83d\ude00\"}";
        List<Sending> sendings = List.of(new Sending.Again(listed, received, 2, good),
                new Sending.Again(listed, received, 3, bad), new Sending.Again(listed, received, 4, "7"),
                new Sending.Again(listed, received, 5, "{]"),
                new Sending.Again(listed, received, 6,
                        SendingWriter.write(new Sending.Again(listed, received, 2, good))));
        List<Delivery> found = QueueCodec.decode(QueueCodec.encode(SHARD, sendings).getFirst().text()).deliveries();
        assertEquals(new Delivery.Read(new Arrival(event.listedAs(listed, received), "agent"), 2), found.get(0));
        assertEquals(List.of("id: must be a text", "event: must be an object", "event: must be JSON",
                "event: must be an event"), found.subList(1, 5).stream().map(one -> ((Broken) one).detail()).toList());
        for (int at = 1; at < 5; at++) {
            Broken broken = (Broken) found.get(at);
            assertEquals(new Broken(listed, received, FailReason.UNREADABLE, broken.detail(),
                    ((Sending.Again) sendings.get(at)).content(), at + 2), broken);
        }
    }

    @Test
    void aNumberOfDroppedEventsTravels() throws Exception {
        EventId id = SampleEvents.pageView(1).id();
        Instant at = SampleEvents.START;
        assertEquals(List.of(new Delivery.Dropped(id, at, 12)), QueueCodec.decode(QueueCodec.encode(SHARD,
                List.of(new Sending.Dropped(id, at, 12))).getFirst().text()).deliveries());
        assertEquals("dropped: must be 1..2147483647", assertInstanceOf(Broken.class, QueueCodec.decode(FRAME.formatted(
                "{\"v\":2,\"dropped\":0,\"id\":\"" + id + "\",\"received_at\":\"" + at + "\"}")).deliveries()
                .getFirst()).detail());
    }

    @Test
    void everyCharacterThereIsTravelsInAscii() throws Exception {
        for (int from = 0; from < 0x1_0000; from += 0x400) {
            StringBuilder chars = new StringBuilder();
            IntStream.range(from, from + 0x400).forEach(c -> chars.append((char) c));
            Event event = AnyEvents.with(SampleEvents.pageView(1), Map.of("all", new Value.Text(chars.toString())));
            String body = QueueCodec.encode(SHARD, List.of(new Arrival(event, ""))).getFirst().text();
            assertTrue(body.chars().allMatch(c -> c >= ' ' && c < 127), "from " + from);
            assertEquals(read(List.of(new Arrival(event, ""))), QueueCodec.decode(body));
        }
    }

    @Test
    void aHalfCharacterInANameSpoilsNothing() throws Exception {
        Event event = AnyEvents.with(SampleEvents.pageView(1), Map.of("half \ud83d", new Value.Text("\ude00")));
        Event mended = AnyEvents.with(event, Map.of("half ?", new Value.Text("\ude00")));
        String body = QueueCodec.encode(SHARD, List.of(new Arrival(event, ""))).getFirst().text();
        assertEquals(read(List.of(new Arrival(mended, ""))), QueueCodec.decode(body));
    }

    private static List<Arrival> arrivals(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> new Arrival(SampleEvents.pageView(n), "Mozilla/5.0")).toList();
    }

    private static Arrival noise(int number, int chars) {
        Event event = SampleEvents.pageView(number);
        String text = new Random(number).ints(chars, ' ', '\u007f').collect(StringBuilder::new,
                StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return new Arrival(AnyEvents.with(event, Map.of("noise", new Value.Text(text))), "");
    }

    private static Message read(List<Arrival> arrivals) {
        return new Message(SHARD, arrivals.stream().<Delivery>map(Delivery.Read::new).toList());
    }
}
