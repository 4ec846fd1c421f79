package footfall.usecase.list;

import footfall.listing.SessionRow;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.rollup.HourCounters;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.Hour;
import footfall.visit.Session;
import footfall.visit.SessionId;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds a session by what it is called. Safe for use by many threads.
public final class FindSession {
    /// The most slots of visits that are looked through for a name that does not tell its time.
    static final int SLOTS_MAX = 4_096;
    /// An hour takes as long as so many slots, if it has fewer.
    private static final int HOUR_SLOTS_MIN = 16;

    private final LogStore log;
    private final ViewStore views;
    private final InstantSource clock;

    public FindSession(LogStore log, ViewStore views, InstantSource clock) {
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /// A session, and in which shard it is.
    public record Known(Shard shard, SessionRow row) {}

    /// What a search ends with.
    public sealed interface Found {
        /// There it is.
        record Here(Known session) implements Found {}

        /// There is none of this name.
        record Nowhere() implements Found {}

        /// There was too much to look through.
        record TooFar() implements Found {}
    }

    /// The session with this id, or the one that its events went over to when it was joined with another one. Throws
    /// `Unavailable` if a store does not answer.
    public Found find(Site site, SessionId id) {
        Hour hour = Hour.of(id.start());
        return search(site, session -> session.pieces().stream().anyMatch(piece ->
                SessionId.of(site.id(), piece.stream(), piece.span().first()).equals(id)), hour)
                .<Found>map(Found.Here::new).orElseGet(Found.Nowhere::new);
    }

    /// The latest session that somebody calls so. Throws `Unavailable` if a store does not answer.
    ///
    /// @param isNamed whether it is called so
    /// @param hints   when an event of it happened; none: it is looked for from now backwards
    public Found find(Site site, Predicate<Session> isNamed, List<Instant> hints) {
        for (Instant hint : hints) {
            Optional<Known> there = search(site, isNamed, Hour.of(hint));
            if (there.isPresent()) {
                return new Found.Here(there.get());
            }
        }
        Instant now = clock.instant();
        LookBack looks = new LookBack(now.plus(ListEvents.AHEAD_MAX), oldest(site, now), true);
        int slots = 0;
        while (looks.hasNext()) {
            for (Visited hour : visited(site, looks.next())) {
                slots += Math.max(HOUR_SLOTS_MIN, hour.slots);
                if (slots > SLOTS_MAX) {
                    return new Found.TooFar();
                }
                Optional<Known> there = search(site, isNamed, hour.hour);
                if (there.isPresent()) {
                    return new Found.Here(there.get());
                }
            }
        }
        return new Found.Nowhere();
    }

    /// How many slots an hour has visits in, over all shards.
    private record Visited(Hour hour, int slots) {}

    private List<Visited> visited(Site site, LookBack.Look look) {
        SessionRules rules = new SessionRules(site.timeouts());
        return shards(site).stream().flatMap(shard -> ShardState.reading(log, views, shard, rules,
                        state -> state.counters(look.from(), look.to()).values()).stream())
                .collect(Collectors.groupingBy(HourCounters::hour, TreeMap::new,
                        Collectors.summingInt(hour -> Long.bitCount(hour.buckets()))))
                .descendingMap().entrySet().stream().map(hour -> new Visited(hour.getKey(), hour.getValue()))
                .filter(hour -> hour.slots > 0).toList();
    }

    private Optional<Known> search(Site site, Predicate<Session> isWanted, Hour hour) {
        Instant oldest = oldest(site, clock.instant());
        return shards(site).stream().flatMap(shard -> ShardState.reading(log, views, shard,
                        new SessionRules(site.timeouts()), state -> state.sessions(hour, hour.next())).stream()
                        .filter(session -> !session.span().first().isBefore(oldest)).filter(isWanted)
                        .map(session -> new Known(shard, new SessionRow(SessionId.of(site.id(), session), session))))
                .min(Comparator.comparing(known -> known.row().id()));
    }

    private static Instant oldest(Site site, Instant now) {
        return ListEvents.latest(site.retention().kept(now).sessions(),
                now.minus(Duration.ofDays(ListEvents.LOOK_DAYS_MAX)));
    }

    private static List<Shard> shards(Site site) {
        return IntStream.range(0, site.sharding().count())
                .mapToObj(number -> new Shard(site.id(), number)).toList();
    }
}
