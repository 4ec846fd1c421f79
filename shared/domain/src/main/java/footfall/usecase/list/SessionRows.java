package footfall.usecase.list;

import footfall.identity.Stream;
import footfall.listing.EventRow;
import footfall.listing.SessionRow;
import footfall.prefix.ShardState;
import footfall.report.Checked;
import footfall.report.Fault;
import footfall.site.Site;
import footfall.time.Hour;
import footfall.visit.Closing;
import footfall.visit.Edge;
import footfall.visit.Session;
import footfall.visit.SessionId;
import footfall.visit.SessionRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Puts the sessions of one shard to its events: to each its own, and between them where sessions start and end. For
/// one page.
final class SessionRows {
    private final ShardState state;
    private final Site site;
    private final SessionRules rules;
    private final long end;
    private final Instant asOf;
    private final EventWalk.Part walked;
    private final Map<SessionId, SessionRow> sessions = new HashMap<>();

    /// @param end  the last seq that counts
    /// @param asOf when the first page was made
    SessionRows(ShardState state, Site site, long end, Instant asOf, EventWalk.Part walked) {
        this.state = state;
        this.site = site;
        this.rules = new SessionRules(site.timeouts());
        this.end = end;
        this.asOf = asOf;
        this.walked = walked;
    }

    /// The newest rows; or why it takes too much to tell.
    ///
    /// @param isHere whether an edge is on this page, or beyond its end
    Checked<List<EventRow>> rows(Predicate<EventRow> isHere, int wanted) {
        PastSessions past = new PastSessions(state, rules, end);
        for (List<Hour> run : runs(hours())) {
            switch (past.in(run.getFirst(), run.getLast().next())) {
                case Checked.Bad<Collection<Session>>(List<Fault> faults) -> {
                    return new Checked.Bad<>(faults);
                }
                case Checked.Fine<Collection<Session>>(Collection<Session> some) -> some.stream()
                        .map(session -> new SessionRow(SessionId.of(site.id(), session), session))
                        .forEach(row -> sessions.put(row.id(), row));
            }
        }
        List<EventRow> all = new ArrayList<>(told());
        for (SessionRow row : sessions.values()) {
            for (Edge edge : Edge.values()) {
                EventRow derived = new EventRow.Derived(edge, row);
                if (isHere.test(derived)) {
                    all.add(derived);
                }
            }
        }
        all.sort(EventRow.NEWEST);
        List<EventRow> rows = new ArrayList<>();
        for (int i = 0; i < all.size() && rows.size() < wanted; i++) {
            boolean isOpen = all.get(i) instanceof EventRow.Derived(Edge edge, SessionRow row) && edge == Edge.END
                    && !isOver(row.session());
            if (!isOpen) {
                rows.add(all.get(i));
            }
        }
        return new Checked.Fine<>(rows);
    }

    /// The hours that were looked through, and those beside them whose sessions have an edge in one.
    private SortedSet<Hour> hours() {
        SortedSet<Hour> hours = new TreeSet<>();
        for (Hour hour : walked.hours()) {
            hours.addAll(List.of(hour, Hour.of(hour.start().minus(Edge.REACH)), Hour.of(hour.end().plus(Edge.REACH))));
        }
        return hours;
    }

    /// Hours in runs of neighbours.
    static List<List<Hour>> runs(SortedSet<Hour> hours) {
        List<List<Hour>> runs = new ArrayList<>();
        for (Hour hour : hours) {
            if (runs.isEmpty() || !runs.getLast().getLast().next().equals(hour)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(hour);
        }
        return runs;
    }

    private List<EventRow> told() {
        Map<Stream, List<SessionRow>> byStream = new HashMap<>();
        sessions.values().forEach(row -> row.session().pieces().stream().map(piece -> piece.stream()).distinct()
                .forEach(stream -> byStream.computeIfAbsent(stream, _ -> new ArrayList<>()).add(row)));
        return walked.events().stream().<EventRow>map(event -> new EventRow.Told(event, event.stream().stream()
                .flatMap(stream -> byStream.getOrDefault(stream, List.of()).stream()
                        .filter(row -> row.session().has(stream, event.at()))).limit(1).toList())).toList();
    }

    /// Whether nothing of a session happened, and nothing live of it was received, for as long as a pause may be.
    private boolean isOver(Session session) {
        Closing closing = new Closing(rules, asOf);
        return switch (closing.of(session)) {
            case OVER -> true;
            case OPEN -> false;
            case UNLESS_HELD -> new EventWalk(state, end, List.of(), session.span().first(),
                    new LiveEvents(session, closing)).from(session.span().last(), 1).events().isEmpty();
        };
    }
}
