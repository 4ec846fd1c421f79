package footfall.usecase.list;

import footfall.listing.EventRow;
import footfall.listing.SessionRow;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.report.Checked;
import footfall.report.Fault;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.Hour;
import footfall.visit.EarningVisits;
import footfall.visit.Session;
import footfall.visit.SessionId;
import footfall.visit.SessionRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Puts servers' events into the visits in which they were earned. For one page.
final class ServerEvents {
    private final LogStore log;
    private final ViewStore views;
    private final Site site;
    private final List<Long> ends;
    private final SessionRules rules;

    /// @param ends the last seq of each shard's log that counts
    ServerEvents(LogStore log, ViewStore views, Site site, List<Long> ends) {
        this.log = log;
        this.views = views;
        this.site = site;
        this.ends = List.copyOf(ends);
        this.rules = new SessionRules(site.timeouts());
    }

    /// The same rows, with those of servers in their visits; or why it takes too much to tell.
    Checked<List<EventRow>> joined(List<EventRow> rows) {
        SortedSet<Hour> hours = new TreeSet<>();
        for (EventRow row : rows) {
            if (row instanceof EventRow.Told told && told.event().isReported()) {
                Hour last = Hour.of(told.event().at());
                for (Hour hour = Hour.of(rules.reachBack(told.event().at())); hour.compareTo(last) <= 0;
                        hour = hour.next()) {
                    hours.add(hour);
                }
            }
        }
        if (hours.isEmpty()) {
            return new Checked.Fine<>(rows);
        }
        return switch (sessions(hours)) {
            case Checked.Bad<Collection<Session>>(List<Fault> faults) -> new Checked.Bad<>(faults);
            case Checked.Fine<Collection<Session>>(Collection<Session> found) -> {
                EarningVisits visits = new EarningVisits(site.id(), rules);
                found.forEach(visits::add);
                yield new Checked.Fine<>(rows.stream().map(row -> row instanceof EventRow.Told told
                        && told.event().isReported() ? joined(told, visits) : row).toList());
            }
        };
    }

    private Checked<Collection<Session>> sessions(SortedSet<Hour> hours) {
        Map<SessionId, Session> found = new HashMap<>();
        for (int number = 0; number < ends.size(); number++) {
            long end = ends.get(number);
            List<Checked<Collection<Session>>> parts = ShardState.reading(log, views, new Shard(site.id(), number),
                    rules, state -> {
                        PastSessions past = new PastSessions(state, rules, end);
                        return SessionRows.runs(hours).stream()
                                .map(run -> past.in(run.getFirst(), run.getLast().next())).toList();
                    });
            for (Checked<Collection<Session>> part : parts) {
                switch (part) {
                    case Checked.Bad<Collection<Session>>(List<Fault> faults) -> {
                        return new Checked.Bad<>(faults);
                    }
                    case Checked.Fine<Collection<Session>>(Collection<Session> some) ->
                            some.forEach(session -> found.put(SessionId.of(site.id(), session), session));
                }
            }
        }
        return new Checked.Fine<>(new ArrayList<>(found.values()));
    }

    private EventRow joined(EventRow.Told told, EarningVisits visits) {
        return visits.of(told.event()).<EventRow>map(session -> new EventRow.Told(told.event(),
                List.of(new SessionRow(SessionId.of(site.id(), session), session)))).orElse(told);
    }
}
