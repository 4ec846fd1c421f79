package footfall.codec;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.GroupId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.SkipReason;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.Value;
import footfall.event.What;
import footfall.event.Who;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Any event and entry that the types allow.
final class AnyEvents {
    private AnyEvents() {}

    static Arbitrary<String> text() {
        return Arbitraries.oneOf(Arbitraries.of("", "/a", "Google", "0123456789abcdef", "aGVsbG8td29ybGQtMTY",
                "018f3c1e-7b2a-7c3d-8e4f-0123456789ab", "\ud83d\ude00"), Arbitraries.strings().all().ofMaxLength(12));
    }

    /// A text without lone surrogates.
    static Arbitrary<String> name() {
        return text().map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    static Arbitrary<Instant> time() {
        Arbitrary<Long> millis = Arbitraries.longs().between(-62_000_000_000_000L, 250_000_000_000_000L);
        return Arbitraries.oneOf(millis.map(Instant::ofEpochMilli),
                Combinators.combine(millis, Arbitraries.integers().between(0, 999_999))
                        .as((ms, nanos) -> Instant.ofEpochMilli(ms).plusNanos(nanos)));
    }

    static Arbitrary<EventId> id() {
        Arbitrary<UUID> any = Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        return Arbitraries.oneOf(any, any.map(uuid -> new UUID(
                uuid.getMostSignificantBits() & ~0xF000L | 0x7000L, uuid.getLeastSignificantBits()))).map(EventId::new);
    }

    static Arbitrary<Value> value() {
        return Arbitraries.oneOf(text().map(Value.Text::new), number().map(Value.Num::new),
                Arbitraries.of(true, false).map(Value.Flag::new), Arbitraries.just(new Value.Null()));
    }

    static Arbitrary<BigDecimal> number() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(-300, 300))
                .as((digits, scale) -> new BigDecimal(BigInteger.valueOf(digits), scale));
    }

    static Arbitrary<Map<String, Value>> values() {
        return Arbitraries.maps(name(), value()).ofMaxSize(3);
    }

    static Arbitrary<What> what() {
        Arbitrary<List<What.Revenue>> revenue = Combinators.combine(number(), Arbitraries.of("EUR", "USD"))
                .as(What.Revenue::new).list().ofMaxSize(1);
        Arbitrary<Integer> small = Arbitraries.integers();
        Arbitrary<What> request = Combinators.combine(text(), text(), small, small, Arbitraries.longs(),
                Arbitraries.longs(), text()).as(What.Request::new);
        return Arbitraries.oneOf(Arbitraries.just(new What.PageView()),
                Combinators.combine(text(), revenue).as(What.Custom::new), values().map(What.Identify::new),
                Combinators.combine(values(), small).as(What.Identify::new), request,
                Combinators.combine(small, small, small).as(What.Engagement::new),
                Combinators.combine(text(), number(), small).as(What.Increment::new),
                Combinators.combine(group(), text(), small).as(What.Group::new),
                group().list().ofMaxSize(3).map(What.Assign::new));
    }

    static Arbitrary<GroupId> group() {
        return Combinators.combine(text(), text()).as(GroupId::new);
    }

    static Arbitrary<Source> source() {
        return text().array(String[].class).ofSize(8)
                .map(t -> new Source(t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7]));
    }

    static Arbitrary<Technology> technology() {
        return text().array(String[].class).ofSize(5).map(t -> new Technology(t[0], t[1], t[2], t[3], t[4]));
    }

    static Arbitrary<Place> place() {
        return text().array(String[].class).ofSize(5).map(t -> new Place(t[0], t[1], t[2], t[3], t[4]));
    }

    static Arbitrary<Event> event() {
        Arbitrary<Instant[]> times = time().array(Instant[].class).ofSize(3);
        Arbitrary<Who> who = Combinators.combine(text(), text(), text(), Arbitraries.of(true, false), text())
                .as(Who::new);
        Arbitrary<Page> page = Combinators.combine(text(), text(), text()).as(Page::new);
        Arbitrary<Map<String, String>> groups = Arbitraries.maps(name(), text()).ofMaxSize(2);
        Arbitrary<Event> bare = Combinators.combine(id(), times, Arbitraries.of(true, false), what(), who, page)
                .as((id, at, clamped, what, whoever, where) -> new Event(id, at[0], at[1], at[2], clamped, what,
                        whoever, where, Source.NONE, Technology.NONE, Place.NONE, Map.of(), Map.of()));
        return Combinators.combine(bare, source(), technology(), place(), values(), groups)
                .as((event, source, technology, place, properties, group) -> new Event(event.id(), event.at(),
                        event.claimedAt(), event.receivedAt(), event.clamped(), event.what(), event.who(), event.page(),
                        source, technology, place, properties, group));
    }

    static Event with(Event event, Map<String, Value> properties) {
        return new Event(event.id(), event.at(), event.claimedAt(), event.receivedAt(), event.clamped(), event.what(),
                event.who(), event.page(), event.source(), event.technology(), event.place(), properties,
                event.groups());
    }

    static Arbitrary<Integer> attempts() {
        return Arbitraries.integers().between(1, 1_000_000);
    }

    static Arbitrary<Entry> entry() {
        return Arbitraries.oneOf(event().map(Entry.Aggregated::new),
                Combinators.combine(id(), time(), time(), Arbitraries.of(SkipReason.class), attempts())
                        .as(Entry.Skipped::new),
                Combinators.combine(id(), time(), Arbitraries.of(FailReason.class), text(), text(), attempts())
                        .as(Entry.Failed::new),
                Combinators.combine(id(), time(), attempts()).as(Entry.Dropped::new));
    }
}
