package footfall.usecase.ask;

import footfall.log.Segment;
import footfall.port.LogStore;
import footfall.prefix.ShardState;
import footfall.prefix.Unfolded;
import footfall.report.Fault;
import footfall.report.Plan;
import footfall.report.Question;
import footfall.rollup.HourCounters;
import footfall.rollup.HourVisitors;
import footfall.rollup.MinuteSlot;
import footfall.time.Hour;
import footfall.visit.Edge;
import footfall.visit.Session;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Answers from a prefix of the log that others have gone beyond: from the segments of the hours concerned, as if they
/// were a tail that nothing was folded of. So a next page is the next page of what the first one showed.
final class PastReading {
    /// The most counted events in the hours concerned.
    private static final long EVENTS_MAX = 200_000;

    private static final Duration DAILY = Duration.ofHours(HourVisitors.DAILY_HOURS);

    private PastReading() {}

    /// Counts a question as it would have been counted when the log ended at `end`.
    static ShardCount count(LogStore log, ShardState state, long end, Question question, Plan plan,
                            Terms terms) {
        if (end > state.end()) {
            return ShardCount.refused(question, plan, new Fault("cursor_invalid", "cursor",
                    "cursor: not one that an answer's meta.next_cursor gave"));
        }
        TreeSet<Long> seqs = new TreeSet<>();
        long events = 0;
        Collection<HourCounters> hours = concerned(state, question, terms.closing().rules());
        for (HourCounters hour : hours) {
            for (MinuteSlot minute : hour.minutes()) {
                events += minute.events();
                minute.segments().seqs().filter(seq -> seq <= end).forEach(seqs::add);
            }
        }
        if (events > EVENTS_MAX) {
            return ShardCount.refused(question, plan, new Fault("cursor_expired", "cursor", ("cursor: events have come"
                    + " since, and the hours concerned hold %,d, too many to count again, at most %,d; ask again"
                    + " without it").formatted(events, EVENTS_MAX)));
        }
        List<Segment> segments = state.segments(seqs);
        Instant from = hours.stream().map(hour -> hour.hour().start()).min(Instant::compareTo).orElse(Instant.MAX);
        Optional<Map<Long, Instant>> firsts = question.countsNewVisitors()
                ? PastFirsts.of(state, segments, from, end) : Optional.of(Map.of());
        if (firsts.isEmpty()) {
            return ShardCount.refused(question, plan, new Fault("cursor_expired", "cursor", "cursor: events have come"
                    + " since that may change who is new in its range; ask again without it"));
        }
        Unfolded past = new Unfolded(state.head().shard(), segments, firsts.get());
        ShardCount count = ShardState.reading(past, past, past.shard(), terms.closing().rules(),
                then -> ShardCount.of(then, question, plan, terms));
        return new ShardCount(count.table(), end, count.tiers(), count.pipeline(), count.earned(),
                count.faults());
    }

    /// The hours whose events can matter: those of the range, and those of the visits that reach into it, with a day
    /// before them, because a visit is cut 24 hours after it began. For new visitors those in which a daily id may have
    /// been before.
    private static Collection<HourCounters> concerned(ShardState state, Question question, SessionRules rules) {
        Duration reach = question.countsEdges() ? Edge.REACH : Duration.ZERO;
        Instant begin = question.range().from();
        Instant first = question.asksInVisits() ? rules.reachBack(begin) : begin.minus(reach);
        Instant last = question.range().to().plus(reach);
        Hour from = Hour.of(question.countsNewVisitors() ? first.minus(DAILY) : first);
        Hour to = Hour.of(last.minusMillis(1)).next();
        Collection<HourCounters> inRange = state.counters(from, to).values();
        if (!question.needsSessions() && !question.countsEdges()) {
            return inRange;
        }
        SessionIndex sessions = SessionIndex.of(state, inRange.stream().map(HourCounters::hour).toList());
        TreeSet<Instant> edges = new TreeSet<>(Set.of(from.start(), last));
        sessions.forEach(session -> edges.addAll(ends(session)));
        return state.counters(Hour.of(edges.first().minus(SessionRules.SESSION_MAX)), Hour.of(edges.last()).next())
                .values();
    }

    private static List<Instant> ends(Session session) {
        return List.of(session.span().first(), session.span().last());
    }
}
