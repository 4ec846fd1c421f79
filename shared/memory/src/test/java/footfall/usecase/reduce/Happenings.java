package footfall.usecase.reduce;

import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Events for tests, said in one line each.
public final class Happenings {
    private Happenings() {}

    /// The id of a number.
    public static EventId id(int number) {
        return new EventId(new UUID(0x4000L, 0x8000_0000_0000_0000L + number));
    }

    /// A page view, received when it was claimed.
    public static Event view(int number, String at, String visitor, String path, String source) {
        return event(number, Instant.parse(at), visitor, path, source, new What.PageView());
    }

    /// An event of any kind.
    public static Event event(int number, Instant at, String visitor, String path, String source, What what) {
        Source from = source.isEmpty() ? Source.NONE : new Source(source, source + ".example/", "", "", "", "", "", "");
        return new Event(id(number), at, at, at.plusSeconds(1), false, what,
                new Who(visitor, "", "", !visitor.isEmpty() && !(what instanceof What.Request)),
                new Page("example.org", path, ""), from, new Technology("Firefox", "140", "Linux", "", "Desktop"),
                new Place("DE", "", "", "", ""), Map.of(), Map.of());
    }

    /// The same event of a visitor who has one id a date, and in the first timeout of a date that of the date before
    /// too.
    ///
    /// @param device whose ids these are
    public static Event daily(Event event, String device, String session, ZoneId zone, SessionRules rules) {
        LocalDate date = LocalDate.ofInstant(event.at(), zone);
        Duration since = Duration.between(date.atStartOfDay(zone).toInstant(), event.at());
        String before = since.compareTo(rules.timeouts().at(event.at())) < 0 ? id(device, date.minusDays(1)) : "";
        return of(event, new Who(id(device, date), session, "", event.who().visits(), before));
    }

    /// An id of the form of a daily one.
    static String id(String device, Object date) {
        return "d_" + "%22s".formatted(device + "_" + date).replace(' ', '-');
    }

    /// The same event with another client's session, or as one that a server told, which belongs to no visit.
    static Event of(Event event, String session, boolean visits) {
        return of(event, new Who(event.who().visitor(), session, event.who().user(), visits && event.who().visits(),
                event.who().before()));
    }

    private static Event of(Event event, Who who) {
        return new Event(event.id(), event.at(), event.claimedAt(), event.receivedAt(), event.clamped(), event.what(),
                who, event.page(), event.source(), event.technology(), event.place(), event.properties(),
                event.groups());
    }

    static Delivery delivery(Event event) {
        return new Delivery.Read(new Arrival(event, ""));
    }

    /// Events as the queue hands them over.
    public static List<Delivery> deliveries(List<Event> events) {
        return events.stream().map(Happenings::delivery).toList();
    }
}
