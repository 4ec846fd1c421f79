package footfall.visit;

import footfall.event.Event;
import footfall.site.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds the visit in which a server's event was earned: that of its user, or of its visitor, which was going on, or
/// had ended so shortly before that an event could have gone on with it; of several one that was going on, then the one
/// that ended last. Such an event starts, ends and stretches none. Used by one thread.
public final class EarningVisits {
    private static final Duration REACH = SessionRules.SESSION_MAX.plus(SessionRules.TIMEOUT_MAX);

    private final SiteId site;
    private final SessionRules rules;
    private final Map<String, NavigableMap<Instant, List<Session>>> ofUsers = new HashMap<>();
    private final Map<String, NavigableMap<Instant, List<Session>>> ofVisitors = new HashMap<>();

    public EarningVisits(SiteId site, SessionRules rules) {
        this.site = site;
        this.rules = rules;
    }

    /// Adds a visit, once.
    public void add(Session session) {
        session.span().user().forEach(user -> add(ofUsers, user.value(), session));
        session.pieces().stream().map(piece -> piece.stream().visitor()).distinct()
                .forEach(visitor -> add(ofVisitors, visitor, session));
    }

    private static void add(Map<String, NavigableMap<Instant, List<Session>>> sessions, String whose, Session session) {
        sessions.computeIfAbsent(whose, _ -> new TreeMap<>())
                .computeIfAbsent(session.span().first(), _ -> new ArrayList<>()).add(session);
    }

    /// The visit of an event that a server reports; empty if it belongs to none.
    public Optional<Session> of(Event event) {
        Instant at = event.at();
        return Stream.concat(around(ofUsers, event.who().user(), at), around(ofVisitors, event.who().visitor(), at))
                .filter(session -> session.mayHaveEarned(event, rules))
                .max(Comparator.<Session, Boolean>comparing(session -> !session.span().last().isBefore(at))
                        .thenComparing(session -> session.span().last())
                        .thenComparing(session -> SessionId.of(site, session), Comparator.reverseOrder()));
    }

    private static Stream<Session> around(Map<String, NavigableMap<Instant, List<Session>>> sessions, String whose,
                                          Instant at) {
        return sessions.getOrDefault(whose, new TreeMap<>()).subMap(at.minus(REACH), true, at, true).values().stream()
                .flatMap(List::stream);
    }
}
