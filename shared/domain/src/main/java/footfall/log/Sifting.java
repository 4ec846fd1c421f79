package footfall.log;

import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.SkipReason;
import footfall.event.Twin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Says what becomes of each delivered event, against everything that is in the log already. For one thread.
public final class Sifting {
    /// An event received longer ago than the id index remembers is not counted: it might count twice.
    public static final Duration RECEIVED_AGE_MAX = Duration.ofDays(35);
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Rules rules;
    private final Instant now;
    private final Set<EventId> own = new HashSet<>();

    private Sifting(Rules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /// What is known of a site, its log and its views.
    ///
    /// @param taken     whether an id is in the log as taken
    /// @param site      says of an event that was received in time and is none of the log's whether the site wants it;
    ///                  empty: it does
    /// @param refused   which view refuses a delivery, and by which rule; empty: none does
    /// @param enrich    looks up what the queue's event does not know yet
    /// @param rendering the event as the queue carries it
    public record Rules(Predicate<Twin> taken, Function<Delivery, Optional<SkipReason>> site,
                        Function<Delivery, Optional<String>> refused, Function<Arrival, Event> enrich,
                        Function<Arrival, String> rendering) {}

    /// The entries of these deliveries, one each, in their order.
    public static List<Entry> entries(List<Delivery> deliveries, Rules rules, Instant now) {
        Sifting sifting = new Sifting(rules, now);
        List<Entry> entries = new ArrayList<>(deliveries.size());
        deliveries.forEach(delivery -> entries.add(sifting.entry(delivery)));
        return entries;
    }

    private Entry entry(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Dropped(EventId id, Instant receivedAt, int count) -> new Entry.Dropped(id, receivedAt,
                    isOld(receivedAt) || isKnown(delivery) || !own.add(id) ? 0 : count);
            case Delivery.Broken broken -> skip(delivery, broken.receivedAt())
                    .<Entry>map(reason -> new Entry.Skipped(broken.id(), broken.receivedAt(), broken.claimedAt(),
                            reason, broken.attempts()))
                    .orElseGet(() -> Entry.Failed.of(broken.id(), broken.receivedAt(), broken.reason(),
                            broken.detail(), broken.content(), broken.attempts()));
            case Delivery.Unkept(EventId id, Instant receivedAt, SkipReason reason) -> new Entry.Skipped(id, receivedAt,
                    delivery.claimedAt(), skip(delivery, receivedAt).orElse(reason));
            case Delivery.Read read -> entry(read);
        };
    }

    private Entry entry(Delivery.Read read) {
        Event event = read.arrival().event();
        Optional<SkipReason> skip = skip(read, event.receivedAt());
        if (skip.isPresent()) {
            return new Entry.Skipped(event.id(), event.receivedAt(), event.claimedAt(), skip.get(), read.attempts());
        }
        if (event.at().isBefore(EARLIEST) || !event.at().isBefore(LATEST)) {
            return failed(read, FailReason.VIEW_REFUSED,
                    "hour: " + event.at() + ", must lie between " + EARLIEST + " and " + LATEST);
        }
        Optional<String> refusal = rules.refused().apply(read);
        if (refusal.isPresent()) {
            return failed(read, FailReason.VIEW_REFUSED, refusal.get());
        }
        Entry.Aggregated aggregated = new Entry.Aggregated(rules.enrich().apply(read.arrival()));
        if (Weight.of(aggregated) > Weight.SEGMENT_MAX) {
            return failed(read, FailReason.TOO_LARGE,
                    "weight: " + Weight.of(aggregated) + ", must be at most " + Weight.SEGMENT_MAX);
        }
        own.add(event.id());
        return aggregated;
    }

    private Optional<SkipReason> skip(Delivery delivery, Instant receivedAt) {
        if (isOld(receivedAt)) {
            return Optional.of(SkipReason.TOO_LATE);
        }
        if (isKnown(delivery)) {
            return Optional.of(SkipReason.DUPLICATE);
        }
        return delivery.twins().stream().anyMatch(this::isKnown) ? Optional.of(SkipReason.REPEATED)
                : rules.site().apply(delivery);
    }

    private boolean isOld(Instant receivedAt) {
        return receivedAt.isBefore(now.minus(RECEIVED_AGE_MAX));
    }

    private boolean isKnown(Delivery delivery) {
        return isKnown(new Twin(delivery.id(), delivery.claimedAt()));
    }

    private boolean isKnown(Twin id) {
        return own.contains(id.id()) || rules.taken().test(id);
    }

    private Entry.Failed failed(Delivery.Read read, FailReason reason, String detail) {
        Event event = read.arrival().event();
        return Entry.Failed.of(event.id(), event.receivedAt(), reason, detail,
                rules.rendering().apply(read.arrival()), read.attempts());
    }
}
