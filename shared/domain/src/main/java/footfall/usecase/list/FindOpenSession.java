package footfall.usecase.list;

import footfall.daily.DailyIds;
import footfall.identity.DailyId;
import footfall.identity.DailyRule;
import footfall.identity.Traces;
import footfall.port.LogStore;
import footfall.port.SaltStore;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.Hour;
import footfall.visit.Session;
import footfall.visit.SessionRules;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the visit that a cookieless visitor is on. Safe for use by many threads.
public final class FindOpenSession {
    private final LogStore log;
    private final ViewStore views;
    private final DailyIds ids;
    private final InstantSource clock;

    /// @param salts only read: a date without one is not known yet
    public FindOpenSession(LogStore log, ViewStore views, SaltStore salts, InstantSource clock) {
        this.log = log;
        this.views = views;
        this.ids = new DailyIds(date -> salts.of(date)
                .orElseThrow(() -> new Unavailable("salt of " + date + ": not made yet")), clock);
        this.clock = clock;
    }

    /// Who a visitor is, and the session with which an event of this moment would go on.
    ///
    /// @param id     of today, and of yesterday as long as a visit of it can go on
    /// @param today  the session with an event of today's id; a list of none or one
    /// @param before the session with events of yesterday's alone; a list of none or one
    public record Found(DailyId id, List<Session> today, List<Session> before) {}

    /// The visit of somebody who leaves these traces now. Throws `Unavailable` if a store does not answer.
    public Found find(Site site, DailyRule rule, Traces traces) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        DailyId id = ids.of(site, rule, traces, now, now);
        List<Session> today = open(site, id.id(), now).stream().toList();
        return new Found(id, today, today.isEmpty() ? open(site, id.before(), now).stream().toList() : List.of());
    }

    private Optional<Session> open(Site site, String visitor, Instant now) {
        List<Session> found = new ArrayList<>();
        SessionRules rules = new SessionRules(site.timeouts());
        for (int number = 0; number < site.sharding().count() && !visitor.isEmpty(); number++) {
            found.addAll(ShardState.reading(log, views, new Shard(site.id(), number), rules, state -> state.sessionsOf(
                    Set.of(visitor), Hour.of(rules.reachBack(now)), Hour.of(now).next())));
        }
        return found.stream().filter(session -> isOpen(session, visitor, rules, now))
                .max(Comparator.comparing(session -> session.span().last()));
    }

    private static boolean isOpen(Session session, String visitor, SessionRules rules, Instant now) {
        return !session.stream().isHistorical() && !rules.parts(session.span().last(), now)
                && session.pieces().stream().anyMatch(piece -> piece.stream().visitor().equals(visitor));
    }
}
