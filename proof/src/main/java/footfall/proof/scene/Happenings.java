package footfall.proof.scene;

import footfall.codec.QueueCodec;
import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.site.Shard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Events, said in one line each.
final class Happenings {
    /// A message of which nothing can be said.
    static final String POISON = "no message of ours";

    /// An event of this time, or later, becomes `failed`: no view can hold it.
    static final Instant UNFIT = Instant.parse("2300-01-01T00:00:00Z");

    private static final Technology TECHNOLOGY = new Technology("Firefox", "140", "Linux", "", "Desktop");
    private static final Place PLACE = new Place("DE", "", "", "", "");

    private Happenings() {}

    static EventId id(int number) {
        return new EventId(new UUID(0x7000L, 0x8000_0000_0000_0000L + number));
    }

    /// One that tells no time.
    static EventId untold(int number) {
        return new EventId(new UUID(0x4000L, 0x8000_0000_0000_0000L + number));
    }

    static Event view(int number, Instant at, Instant received, String visitor, String path, String source) {
        return event(number, at, received, visitor, path, source, new What.PageView());
    }

    static Event event(int number, Instant at, Instant received, String visitor, String path, String source,
                       What what) {
        Source from = source.isEmpty() ? Source.NONE : new Source(source, source + ".example", "", "", "", "", "", "");
        return new Event(id(number), at, at, received, false, what,
                visitor.isEmpty() ? Who.NOBODY : new Who(visitor, "", "", true), new Page("example.org", path, ""),
                from, TECHNOLOGY, PLACE, Map.of(), Map.of());
    }

    /// The same events, sent again by their clients and received at another time.
    static List<Event> received(List<Event> events, Instant received) {
        return events.stream().map(event -> new Event(event.id(), event.at(), event.claimedAt(), received,
                event.clamped(), event.what(), event.who(), event.page(), event.source(), event.technology(),
                event.place(), event.properties(), event.groups())).toList();
    }

    /// The body of a message that carries them.
    static String message(Shard shard, List<Event> events) {
        return QueueCodec.encode(shard, events.stream().map(event -> new Arrival(event, "")).toList()).getFirst()
                .text();
    }
}
