package footfall.usecase.ask;

import footfall.event.Event;
import footfall.report.Fault;
import footfall.report.Table;
import footfall.site.Site;
import footfall.visit.EarningVisits;
import footfall.visit.Session;
import footfall.visit.SessionRules;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What servers reported of users and money in one shard, to be counted in the visits in which it was earned, which can
/// be in any shard.
///
/// @param events that servers reported
/// @param visits in which events of this and other shards may have been earned
/// @param whole  whether these are all
record Earned(List<Event> events, List<Session> visits, boolean whole) {
    /// Nothing is counted so.
    static final Earned NONE = new Earned(List.of(), List.of(), true);
    /// The most servers' events of a shard.
    static final int EVENTS_MAX = 100_000;
    /// The most visits of a shard.
    static final int VISITS_MAX = 200_000;

    Earned {
        events = List.copyOf(events);
        visits = List.copyOf(visits);
    }

    /// As many as may be kept until all shards are counted.
    static Earned of(List<Event> events, List<Session> visits) {
        return new Earned(events.subList(0, Math.min(events.size(), EVENTS_MAX)),
                visits.subList(0, Math.min(visits.size(), VISITS_MAX)),
                events.size() <= EVENTS_MAX && visits.size() <= VISITS_MAX);
    }

    /// Adds to a table what all shards tell.
    ///
    /// @return why it was not done
    static Optional<Fault> into(Table table, Site site, Collection<Earned> shards) {
        if (shards.stream().allMatch(earned -> earned.events.isEmpty())) {
            return Optional.empty();
        }
        if (!shards.stream().allMatch(Earned::whole)) {
            return Optional.of(new Fault("question_too_large", "", ("the question would look for the visits of servers'"
                    + " events, at most %,d events and %,d visits; ask a shorter range, or without visit: dimensions")
                    .formatted(EVENTS_MAX, VISITS_MAX)));
        }
        EarningVisits visits = new EarningVisits(site.id(), new SessionRules(site.timeouts()));
        shards.forEach(earned -> earned.visits.forEach(visits::add));
        for (Earned earned : shards) {
            for (Event event : earned.events) {
                SessionIndex.Belonging to = visits.of(event).map(SessionIndex::of)
                        .orElseGet(() -> SessionIndex.alone(event));
                table.addEarned(event, to.source(), to.values());
            }
        }
        return Optional.empty();
    }
}
