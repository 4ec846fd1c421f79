package footfall.event;

import footfall.identity.Stream;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/// One event as Footfall keeps it: validated, normalised, placed in time. Immutable; the maps are handed over: who made
/// one changes it no more, as a copy for each event costs as much as reading it.
///
/// @param id         with the site, what makes it this event
/// @param at         when it happened: the corrected and clamped time that reports use
/// @param claimedAt  what a client's retry repeats, as [ClaimedTime] says; the id index is ordered by it
/// @param receivedAt when ingest took it
/// @param clamped    whether `at` was ahead of our clock and became `receivedAt`
/// @param properties names and scalars, in the order sent
/// @param groups     type of group to its id
public record Event(EventId id, Instant at, Instant claimedAt, Instant receivedAt, boolean clamped, What what, Who who,
                    Page page, Source source, Technology technology, Place place, Map<String, Value> properties,
                    Map<String, String> groups) implements Comparable<Event> {
    public Event {
        properties = properties.isEmpty() ? Map.of() : Collections.unmodifiableMap(properties);
        groups = groups.isEmpty() ? Map.of() : Collections.unmodifiableMap(groups);
    }

    /// The stream of which this event is a part; empty if it belongs to no visit.
    public Optional<Stream> stream() {
        return who.visits() && !who.visitor().isEmpty()
                ? Optional.of(new Stream(who.visitor(), who.session())) : Optional.empty();
    }

    /// The stream of the date before of which a visit can go on in this event; empty if it is a part of no stream, or
    /// carries no id but its own.
    public Optional<Stream> streamBefore() {
        return stream().filter(own -> !who.before().isEmpty() && !who.before().equals(own.visitor()))
                .map(own -> new Stream(who.before(), own.session()));
    }

    /// Whether it is something that a server reports of somebody, who then does not visit by it.
    public boolean isReported() {
        return what.counted() && !who.visits() && !(who.user().isEmpty() && who.visitor().isEmpty());
    }

    /// The same event with the technology and the name of the source that look-ups found.
    public Event enriched(Technology found, Source named) {
        return new Event(id, at, claimedAt, receivedAt, clamped, what, who, page, named, found, place, properties,
                groups);
    }

    /// The same event of somebody else.
    public Event by(Who other) {
        return new Event(id, at, claimedAt, receivedAt, clamped, what, other, page, source, technology, place,
                properties, groups);
    }

    /// The same event there, from there, and with that.
    public Event told(Page where, Source from, Technology with, Place place) {
        return new Event(id, at, claimedAt, receivedAt, clamped, what, who, where, from, with, place, properties,
                groups);
    }

    /// The same event under the id and the arrival by which it is listed.
    public Event listedAs(EventId listed, Instant received) {
        return new Event(listed, at, claimedAt, received, clamped, what, who, page, source, technology, place,
                properties, groups);
    }

    /// By `at`, ties by id: the order in which visits read events.
    @Override
    public int compareTo(Event other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : id.compareTo(other.id);
    }
}
