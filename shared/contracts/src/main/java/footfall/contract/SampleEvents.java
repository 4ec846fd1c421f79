package footfall.contract;

import footfall.event.Arrival;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.GroupId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Sending;
import footfall.event.SkipReason;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.Value;
import footfall.event.What;
import footfall.event.Who;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Events to store and to send: one of each kind, and as many page views as wanted. Equal at every call.
public final class SampleEvents {
    /// When the first of them happens.
    public static final Instant START = Instant.parse("2026-03-01T10:00:00.123Z");

    private SampleEvents() {}

    /// A page view as most are: a UUIDv7, a daily visitor, little else.
    ///
    /// @param number later numbers happen later, 100 ms each
    public static Event pageView(int number) {
        Random random = new Random(number * 7_919L);
        Instant at = START.plusMillis(number * 100L);
        Who who = new Who("%016x".formatted(random.nextLong()), "", "", true);
        Page page = new Page("example.org", "/articles/" + (int) (800 * Math.pow(random.nextDouble(), 3)), "");
        Source source = number % 3 == 0 ? new Source("Google", "google.com", "", "", "", "", "", "") : Source.NONE;
        Technology technology = new Technology("Firefox", "140", "Linux", "", "Desktop");
        Place place = new Place("D" + (char) ('A' + random.nextInt(20)), "", "", "de", "");
        return new Event(id(at, random), at, at, at.plusMillis(40), false, new What.PageView(), who, page, source,
                technology, place, Map.of(), Map.of());
    }

    /// An event of every type, with every field told, one with none, and one over midnight.
    public static List<Event> everyType() {
        List<Event> events = new ArrayList<>(typesOfVersion1());
        events.add(overMidnight());
        return events;
    }

    /// Events as they all were before any carried the id of the date before.
    public static List<Event> typesOfVersion1() {
        Map<String, Value> scalars = new LinkedHashMap<>();
        scalars.put("z", new Value.Text("Zeilen\numbruch \u0000 \ud83d\ude00"));
        scalars.put("a", new Value.Num(new BigDecimal("-12.500")));
        scalars.put("huge", new Value.Num(new BigDecimal("1E+300")));
        scalars.put("yes", new Value.Flag(true));
        scalars.put("no", new Value.Flag(false));
        scalars.put("", new Value.Null());
        List<What> whats = List.of(new What.PageView(), new What.Custom("Anmeldung \u00fc", List.of()),
                new What.Custom("order", List.of(new What.Revenue(new BigDecimal("-19.990000"), "EUR"))),
                new What.Identify(scalars), new What.Identify(Map.of()),
                new What.Request("/api/{id}", "GET", 503, 3_600_000, -1, 9_999_999_999L, "timed out"),
                new What.Request("/", "POST", 100, 0, 0, -1, ""), new What.Engagement(1_800_000, 100, 3));
        List<Event> events = new ArrayList<>();
        for (What what : whats) {
            Instant at = START.plusMillis(events.size() * 61_000L);
            events.add(new Event(id(at, new Random(events.size())), at, at.minusSeconds(90_000), at.plusMillis(7),
                    events.size() % 2 == 1, what, new Who("visitor-1", "session \u00e9", "user@1", true),
                    new Page("example.org", "/caf\u00e9", "Caf\u00e9"),
                    new Source("Google", "google.com", "google", "cpc", "spring", "term", "content", "gclid"),
                    new Technology("Firefox", "140.0", "Linux", "6.1", "Desktop"),
                    new Place("DE", "DE-BY", "M\u00fcnchen", "de-DE", "1920x1080"), scalars,
                    Map.of("company", "acme")));
        }
        events.add(new Event(new EventId(new UUID(0, 1)), START, START, START, false, new What.PageView(), Who.NOBODY,
                Page.NONE, Source.NONE, Technology.NONE, Place.NONE, Map.of(), Map.of()));
        return events;
    }

    /// Events that only say something of a person or a group, and an identification behind them in their request.
    public static List<Event> tellings() {
        List<What> whats = List.of(new What.Increment("plan.credits", new BigDecimal("-0.10"), 0),
                new What.Group(new GroupId("company", "acme"), "Acm\u00e9", 1),
                new What.Assign(List.of(new GroupId("team", "red"), new GroupId("team", "blue"))),
                new What.Identify(Map.of("plan.name", new Value.Text("pro")), 3));
        List<Event> events = new ArrayList<>();
        for (What what : whats) {
            events.add(new Event(id(START, new Random(events.size())), START, START, START.plusMillis(7), false, what,
                    new Who("", "", "user@1", false), Page.NONE, Source.NONE, Technology.NONE, Place.NONE, Map.of(),
                    Map.of()));
        }
        return events;
    }

    /// A page view that carries the visitor's id of the date before.
    public static Event overMidnight() {
        Who who = new Who("d_AAAAAAAAAAAAAAAAAAAAAA", "", "", true, "d_BBBBBBBBBBBBBBBBBBBBBB");
        return new Event(id(START, new Random(23)), START, START, START, false, new What.PageView(), who, Page.NONE,
                Source.NONE, Technology.NONE, Place.NONE, Map.of(), Map.of());
    }

    /// The same events on their way.
    public static List<Arrival> arrivals() {
        return arrivals(everyType());
    }

    /// Some events on their way.
    public static List<Arrival> arrivals(List<Event> events) {
        return events.stream().map(event -> new Arrival(event, "Mozilla/5.0 (" + event.id() + ")")).toList();
    }

    /// Entries of every kind, of redriven events too.
    public static List<Entry> everyEntry() {
        List<Entry> entries = new ArrayList<>(entriesOfVersion1());
        Random random = new Random(12);
        entries.add(new Entry.Aggregated(overMidnight()));
        entries.add(new Entry.Skipped(id(START, random), START, START, SkipReason.DUPLICATE, 3));
        entries.add(new Entry.Failed(id(START, random), START, FailReason.VIEW_REFUSED, "visits: no", "{}", 2));
        entries.add(new Entry.Dropped(id(START, random), START, 12));
        entries.add(new Entry.Dropped(id(START, random), START, 0));
        return entries;
    }

    /// What else travels: an event that is sent again, and a number of dropped ones.
    public static List<Sending> otherSendings() {
        Random random = new Random(13);
        return List.of(new Sending.Again(id(START, random), START, 2, "{\"at\":\"\u00fc\u0001\"}"),
                new Sending.Dropped(id(START, random), START, 3));
    }

    /// Entries as they all were before events could be redriven.
    public static List<Entry> entriesOfVersion1() {
        List<Entry> entries = new ArrayList<>();
        typesOfVersion1().forEach(event -> entries.add(new Entry.Aggregated(event)));
        Random random = new Random(11);
        for (SkipReason reason : EnumSet.range(SkipReason.DUPLICATE, SkipReason.REPLAY_NOT_KEPT)) {
            entries.add(new Entry.Skipped(id(START, random), START.plusMillis(5), START.minusMillis(3), reason));
        }
        for (FailReason reason : FailReason.values()) {
            entries.add(new Entry.Failed(id(START, random), START, reason, "at: not a time",
                    "{\"at\":\"\u00fc\u0001\"}"));
        }
        return entries;
    }

    /// An entry whose content does not compress well.
    public static Entry bulky(int number, int chars) {
        Random random = new Random(number);
        String content = random.ints(chars, ' ', '\u007f').collect(StringBuilder::new,
                StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return new Entry.Failed(id(START, random), START, FailReason.TOO_LARGE, "bulky", content);
    }

    private static EventId id(Instant at, Random random) {
        return new EventId(new UUID(at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000),
                random.nextLong() >>> 2 | 1L << 63));
    }
}
