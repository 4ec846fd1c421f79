package footfall.log;

import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.SkipReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Says what becomes of each delivered event, against everything that is in the log already.
public final class Sifting {
    /// An event received longer ago than the id index remembers is not counted: it might count twice.
    public static final Duration RECEIVED_AGE_MAX = Duration.ofDays(35);
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Sifting() {}

    /// The entries of these deliveries, in their order.
    ///
    /// @param taken    whether an event is in the log as aggregated
    /// @param excluded whether the site does not want an event's page counted
    /// @param enrich   looks up what the queue's event does not know yet
    public static List<Entry> entries(List<Delivery> deliveries, Predicate<Event> taken, Predicate<Event> excluded,
                                      Function<Arrival, Event> enrich, Instant now) {
        Set<EventId> own = new HashSet<>();
        List<Entry> entries = new ArrayList<>(deliveries.size());
        for (Delivery delivery : deliveries) {
            entries.add(switch (delivery) {
                case Delivery.Broken broken -> new Entry.Failed(broken.id(), broken.receivedAt(), broken.reason(),
                        broken.detail(), broken.content());
                case Delivery.Read(Arrival arrival) -> entry(arrival, taken, excluded, own, enrich, now);
            });
        }
        return entries;
    }

    private static Entry entry(Arrival arrival, Predicate<Event> taken, Predicate<Event> excluded,
                               Set<EventId> own, Function<Arrival, Event> enrich, Instant now) {
        Event event = arrival.event();
        if (event.receivedAt().isBefore(now.minus(RECEIVED_AGE_MAX))) {
            return skipped(event, SkipReason.TOO_LATE);
        }
        if (event.at().isBefore(EARLIEST) || !event.at().isBefore(LATEST)) {
            return new Entry.Failed(event.id(), event.receivedAt(), FailReason.VIEW_REFUSED,
                    "hour: " + event.at() + ", must lie between " + EARLIEST + " and " + LATEST, event.toString());
        }
        if (own.contains(event.id()) || taken.test(event)) {
            return skipped(event, SkipReason.DUPLICATE);
        }
        if (excluded.test(event)) {
            return skipped(event, SkipReason.EXCLUDED);
        }
        own.add(event.id());
        return new Entry.Aggregated(enrich.apply(arrival));
    }

    private static Entry skipped(Event event, SkipReason reason) {
        return new Entry.Skipped(event.id(), event.receivedAt(), event.claimedAt(), reason);
    }
}
