package footfall.usecase.reduce;

import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Event;
import footfall.event.SkipReason;
import footfall.event.Value;
import footfall.port.Unavailable;
import footfall.site.EventFilter;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.visit.SessionRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/// What a reducer does with a shard's deliveries: append them, then fold if it is time. Safe for use by many threads.
public final class ReduceEvents {
    private final AppendEvents append;
    private final FoldShard fold;
    private final Function<SiteId, Optional<Site>> sites;
    private final Duration foldAfter;
    private final InstantSource clock;
    private final DoubleSupplier chance;

    /// @param sites     finds a site, from a cache of at most a minute's age
    /// @param foldAfter how old a tail may grow; a tenth of it more is waited by chance
    /// @param chance    draws from 0 to 1
    public ReduceEvents(AppendEvents append, FoldShard fold, Function<SiteId, Optional<Site>> sites,
                        Duration foldAfter, InstantSource clock, DoubleSupplier chance) {
        this.append = append;
        this.fold = fold;
        this.sites = sites;
        this.foldAfter = foldAfter;
        this.clock = clock;
        this.chance = chance;
    }

    /// Afterwards the deliveries are in the log and their messages are done, whether the fold succeeded or not: a fold
    /// that failed is finished by the next one.
    ///
    /// @throws Unavailable if they could not all be appended
    public Reduced reduce(Shard shard, List<Delivery> deliveries) {
        Optional<Site> site = sites.apply(shard.site());
        AppendEvents.Appending appended = append.append(shard, deliveries, delivery -> unwanted(site, delivery));
        return new Reduced(appended.failed(), foldIfDue(shard, site, appended.tail()));
    }

    private Folding foldIfDue(Shard shard, Optional<Site> site, TailState tail) {
        if (!isDue(tail)) {
            return Folding.NOT_DUE;
        }
        try {
            if (!append.look(shard).isDue(foldAfter, clock.instant())) {
                return Folding.NOT_DUE;
            }
            append.forget(shard);
            fold.fold(shard, rules(shard.site(), site));
            return Folding.DONE;
        } catch (Unavailable e) {
            return Folding.PUT_OFF;
        }
    }

    /// A site that is not there was deleted: nobody could send to it before it was made.
    private Optional<SkipReason> unwanted(Optional<Site> site, Delivery delivery) {
        if (site.isEmpty()) {
            return Optional.of(SkipReason.SITE_DELETED);
        }
        return delivery instanceof Delivery.Read read ? unwanted(site.get(), read.arrival()) : Optional.empty();
    }

    private Optional<SkipReason> unwanted(Site site, Arrival arrival) {
        if (site.pages().excludes(arrival.event().page().path())) {
            return Optional.of(SkipReason.EXCLUDED);
        }
        if (isFiltered(site.ingest().doors().eventFilters(), arrival.event())) {
            return Optional.of(SkipReason.FILTERED);
        }
        return switch (site.ingest().bots()) {
            case SKIP -> append.isOfBot(arrival) ? Optional.of(SkipReason.BOT) : Optional.empty();
            case KEEP -> Optional.empty();
        };
    }

    /// What only tells of a person or a group is no event that a filter could mean.
    private static boolean isFiltered(List<EventFilter> filters, Event event) {
        return !filters.isEmpty() && !event.what().onlyTells() && filters.stream().anyMatch(filter ->
                filter.drops(event.what().name(), property -> Optional.ofNullable(event.properties().get(property))
                        .map(ReduceEvents::text).filter(text -> !text.isEmpty())));
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num(BigDecimal number) -> number.stripTrailingZeros().toPlainString();
            case Value.Flag(boolean flag) -> Boolean.toString(flag);
            case Value.Null _ -> "";
        };
    }

    /// Waits a little by chance, so that of several reducers of a shard one folds and the others find it folded.
    private boolean isDue(TailState tail) {
        Duration patience = Duration.ofMillis((long) (foldAfter.toMillis() / 10 * chance.getAsDouble()));
        return tail.isDue(foldAfter.plus(patience), clock.instant());
    }

    private static SessionRules rules(SiteId id, Optional<Site> site) {
        return new SessionRules(site.map(Site::timeouts)
                .orElseThrow(() -> new Unavailable("site " + id + ": not there, its visits are folded when it is")));
    }

    /// What reducing came to.
    ///
    /// @param failed how many of the delivered events failed: they are listed, and can be redriven
    public record Reduced(int failed, Folding folding) {}

    /// What became of the fold.
    public enum Folding {
        /// The tail is young and light, or somebody else folded it.
        NOT_DUE,
        /// The views contain the whole log.
        DONE,
        /// A store did not answer; the next reducer or the sweeper folds.
        PUT_OFF
    }
}
