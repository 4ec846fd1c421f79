package footfall.visit;

import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Events of one visitor on one day, for tests.
final class Events {
    private Events() {}

    static Event view(int number, String time, String path, String source) {
        return event(number, time, path, source, new What.PageView());
    }

    static Event event(int number, String time, String path, String source, What what) {
        return event(number, Instant.parse("2026-03-01T" + time + "Z"), path, source, what);
    }

    static Event event(int number, Instant at, String path, String source, What what) {
        Source from = source.isEmpty() ? Source.NONE : new Source(source, "", "", "", "", "", "", "");
        return new Event(new EventId(new UUID(0x4000L, number)), at, at, at, false, what,
                new Who("v", "", "", true), new Page("", path, ""), from, Technology.NONE, Place.NONE, Map.of(),
                Map.of());
    }
}
