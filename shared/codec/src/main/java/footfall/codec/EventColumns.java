package footfall.codec;

import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.Value;
import footfall.event.What;
import footfall.event.Who;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Columns of events, but for their ids, claims and arrivals, which every entry has.
final class EventColumns {
    private EventColumns() {}

    static void write(ColumnWriter out, List<Event> events) {
        out.times(of(events, Event::at), of(events, Event::claimedAt));
        out.flags(of(events, Event::clamped));
        WhatColumns.write(out, of(events, Event::what));
        out.keys(of(events, event -> event.who().visitor()));
        out.keys(of(events, event -> event.who().session()));
        out.keys(of(events, event -> event.who().user()));
        out.flags(of(events, event -> event.who().visits()));
        FactColumns.pages(out, of(events, Event::page));
        FactColumns.sources(out, of(events, Event::source));
        FactColumns.technologies(out, of(events, Event::technology));
        FactColumns.places(out, of(events, Event::place));
        ScalarColumns.values(out, of(events, Event::properties));
        ScalarColumns.texts(out, of(events, Event::groups));
        out.keys(of(events, event -> event.who().before()));
    }

    static List<Event> read(ColumnReader in, List<EventId> ids, List<Instant> claimed, List<Instant> received) {
        int count = ids.size();
        List<Instant> at = in.times(claimed);
        List<Boolean> clamped = in.flags(count);
        List<What> whats = WhatColumns.read(in, count);
        List<String> visitors = in.keys(count);
        List<String> sessions = in.keys(count);
        List<String> users = in.keys(count);
        List<Boolean> visits = in.flags(count);
        List<Page> pages = FactColumns.pages(in, count);
        List<Source> sources = FactColumns.sources(in, count);
        List<Technology> technologies = FactColumns.technologies(in, count);
        List<Place> places = FactColumns.places(in, count);
        List<Map<String, Value>> properties = ScalarColumns.values(in, count);
        List<Map<String, String>> groups = ScalarColumns.texts(in, count);
        List<String> before = in.version < 2 ? Collections.nCopies(count, "") : in.keys(count);
        return ColumnReader.list(count, i -> new Event(ids.get(i), at.get(i), claimed.get(i), received.get(i),
                clamped.get(i), whats.get(i), new Who(visitors.get(i), sessions.get(i), users.get(i), visits.get(i),
                before.get(i)), pages.get(i), sources.get(i), technologies.get(i), places.get(i),
                properties.get(i), groups.get(i)));
    }

    private static <T> List<T> of(List<Event> events, Function<Event, T> field) {
        return events.stream().map(field).toList();
    }
}
