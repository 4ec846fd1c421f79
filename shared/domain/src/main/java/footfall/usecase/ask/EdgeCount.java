package footfall.usecase.ask;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.identity.Stream;
import footfall.log.Segment;
import footfall.prefix.ShardState;
import footfall.report.Fault;
import footfall.report.Question;
import footfall.report.Table;
import footfall.rollup.HourCounters;
import footfall.rollup.MinuteSlot;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.time.TimeRange;
import footfall.visit.Closing;
import footfall.visit.Edge;
import footfall.visit.Piece;
import footfall.visit.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/// Counts where the sessions of one shard start and end, as lists of events show it. One count of one shard.
final class EdgeCount {
    private static final int SEGMENTS_AT_ONCE = 64;
    /// The most hours whose sessions are made at once.
    private static final int HOURS_AT_ONCE = 24;

    private final ShardState state;
    private final Question question;
    private final Closing closing;

    private EdgeCount(ShardState state, Question question, Closing closing) {
        this.state = state;
        this.question = question;
        this.closing = closing;
    }

    /// Adds the edges in a question's range to a table.
    ///
    /// @return why it was not done
    static Optional<Fault> into(Table table, ShardState state, Question question, Closing closing) {
        return question.range().isEmpty() ? Optional.empty()
                : new EdgeCount(state, question, closing).count(table);
    }

    private Optional<Fault> count(Table table) {
        TimeRange range = question.range();
        Hour from = Hour.of(range.from().minus(Edge.REACH));
        Hour to = Hour.of(range.to().plus(Edge.REACH)).next();
        if (range.length().toHours() > FactScan.SCAN_HOURS_MAX) {
            return tooMuch("the visits of %,d hours", range.length().toHours(), FactScan.SCAN_HOURS_MAX);
        }
        SortedMap<Hour, HourCounters> hours = state.counters(from, to);
        long events = hours.values().stream().flatMap(hour -> hour.minutes().stream())
                .mapToLong(MinuteSlot::events).sum();
        if (events > FactScan.SCAN_EVENTS_MAX) {
            return tooMuch("the visits of hours with %,d events", events, FactScan.SCAN_EVENTS_MAX);
        }
        List<Session> unlessHeld = new ArrayList<>();
        List<Hour> all = List.copyOf(hours.keySet());
        int begin = 0;
        for (int i = 1; i <= all.size(); i++) {
            if (i == all.size() || i - begin == HOURS_AT_ONCE || !all.get(i).equals(all.get(i - 1).next())) {
                count(all.get(begin), all.get(i - 1).next(), table, unlessHeld);
                begin = i;
            }
        }
        unlessHeld.removeIf(session -> !range.contains(Edge.END.at(session)));
        return unlessHeld.isEmpty() ? Optional.empty() : countEnds(unlessHeld, table);
    }

    /// Adds the edges beside what happened in some hours; each session has its first event in one hour and its last.
    ///
    /// @param unlessHeld where to put the sessions of which more must be known
    private void count(Hour from, Hour to, Table table, List<Session> unlessHeld) {
        TimeRange part = new TimeRange(from.start(), to.start());
        for (Session session : state.sessions(from, to)) {
            if (part.contains(session.span().first())) {
                table.add(Edge.START, session);
            }
            if (part.contains(session.span().last())) {
                switch (closing.of(session)) {
                    case OVER -> table.add(Edge.END, session);
                    case OPEN -> { }
                    case UNLESS_HELD -> unlessHeld.add(session);
                }
            }
        }
    }

    /// Adds the ends of those sessions that no event holds open.
    private Optional<Fault> countEnds(List<Session> sessions, Table table) {
        Minute first = Minute.of(closing.heldSince());
        Minute last = sessions.stream().map(session -> Minute.of(session.span().last())).max(Minute::compareTo)
                .orElseThrow();
        TreeSet<Long> seqs = new TreeSet<>();
        long events = 0;
        for (Map.Entry<Hour, HourCounters> hour : state.counters(Hour.of(first.start()),
                Hour.of(last.start()).next()).entrySet()) {
            long begin = Minute.of(hour.getKey().start()).index();
            for (long index = Math.max(begin, first.index()); index <= Math.min(begin + 59, last.index()); index++) {
                MinuteSlot slot = hour.getValue().minutes().get((int) (index - begin));
                events += slot.events();
                slot.segments().seqs().forEach(seqs::add);
            }
        }
        if (events > FactScan.SCAN_EVENTS_MAX) {
            return tooMuch("%,d events of sessions that may go on", events, FactScan.SCAN_EVENTS_MAX);
        }
        Map<Stream, TreeSet<Instant>> holding = holding(List.copyOf(seqs));
        sessions.stream().filter(session -> session.pieces().stream().noneMatch(piece -> isHeld(piece, holding)))
                .forEach(session -> table.add(Edge.END, session));
        return Optional.empty();
    }

    private static boolean isHeld(Piece piece, Map<Stream, TreeSet<Instant>> holding) {
        TreeSet<Instant> held = holding.getOrDefault(piece.stream(), new TreeSet<>());
        return !held.subSet(piece.span().first(), true, piece.span().last(), true).isEmpty();
    }

    /// When events happened that hold their sessions open.
    private Map<Stream, TreeSet<Instant>> holding(List<Long> seqs) {
        Map<Stream, TreeSet<Instant>> found = new HashMap<>();
        for (int i = 0; i < seqs.size(); i += SEGMENTS_AT_ONCE) {
            for (Segment segment : state.segments(seqs.subList(i, Math.min(i + SEGMENTS_AT_ONCE, seqs.size())))) {
                for (Entry entry : segment.entries()) {
                    if (entry instanceof Entry.Aggregated(Event event) && closing.isHeldBy(event)) {
                        event.stream().ifPresent(stream ->
                                found.computeIfAbsent(stream, _ -> new TreeSet<>()).add(event.at()));
                    }
                }
            }
        }
        return found;
    }

    private static Optional<Fault> tooMuch(String what, long asked, long most) {
        return Optional.of(new Fault("question_too_large", "include.sessions", ("include.sessions: the question would"
                + " look through " + what + ", at most %,d; ask a shorter range").formatted(asked, most)));
    }
}
