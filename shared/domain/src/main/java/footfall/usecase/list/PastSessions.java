package footfall.usecase.list;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.identity.Stream;
import footfall.log.Segment;
import footfall.prefix.ShardState;
import footfall.prefix.Unfolded;
import footfall.report.Checked;
import footfall.rollup.MinuteSlot;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.Carry;
import footfall.visit.Piece;
import footfall.visit.Session;
import footfall.visit.SessionRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The sessions of a shard as they were when its log ended earlier than now: those of visitors of whom nothing was
/// appended since stand as they are, the others are made again of their events. For one thread and one reading.
final class PastSessions {
    /// The most segments that may have been appended since.
    static final int LATER_SEGMENTS_MAX = 5_000;
    /// The most events among which those of the others may have to be looked for.
    static final long EVENTS_MAX = 200_000;
    private static final int SEGMENTS_AT_ONCE = 64;

    private final ShardState state;
    private final SessionRules rules;
    private final long end;
    private @Nullable Set<String> moved;

    /// @param end the last seq that counts
    PastSessions(ShardState state, SessionRules rules, long end) {
        this.state = state;
        this.rules = rules;
        this.end = end;
    }

    /// Every session with a piece in the hours `from <= hour < to`, whole; or why it takes too much to tell.
    Checked<Collection<Session>> in(Hour from, Hour to) {
        if (end > state.end()) {
            return Checked.bad("cursor_invalid", "cursor", "cursor: not one that an answer's meta.next_cursor gave");
        }
        Collection<Session> now = state.sessions(from, to);
        if (end == state.end()) {
            return new Checked.Fine<>(now);
        }
        if (state.end() - end > LATER_SEGMENTS_MAX) {
            return tooMuch();
        }
        Set<String> others = linked(now, moved());
        List<Session> found = new ArrayList<>(now.stream().filter(session -> !isOf(others, session)).toList());
        if (found.size() == now.size()) {
            return new Checked.Fine<>(now);
        }
        Optional<List<Segment>> events = events(others, from, to);
        if (events.isEmpty()) {
            return tooMuch();
        }
        Unfolded past = new Unfolded(state.head().shard(), events.get());
        found.addAll(ShardState.reading(past, past, past.shard(), rules, then -> then.sessions(from, to)));
        return new Checked.Fine<>(found);
    }

    private static <T> Checked<T> tooMuch() {
        return Checked.bad("cursor_expired", "cursor",
                "cursor: too many events have come since to tell what was before; ask again without it");
    }

    /// The visitors of whom something was appended since.
    private Set<String> moved() {
        if (moved == null) {
            Set<String> visitors = new HashSet<>();
            List<Long> later = LongStream.rangeClosed(end + 1, state.end()).boxed().toList();
            for (List<Long> some : inParts(later)) {
                state.segments(some).forEach(segment -> events(segment).forEach(event -> {
                    event.stream().map(Stream::visitor).ifPresent(visitors::add);
                    event.streamBefore().map(Stream::visitor).ifPresent(visitors::add);
                }));
            }
            moved = visitors;
        }
        return moved;
    }

    /// Those visitors of sessions who are among some, and all who share a session with one.
    private static Set<String> linked(Collection<Session> sessions, Set<String> some) {
        Set<String> all = new HashSet<>();
        sessions.stream().filter(session -> isOf(some, session)).forEach(session -> all.addAll(visitors(session)));
        boolean grows = !all.isEmpty();
        while (grows) {
            int before = all.size();
            sessions.stream().filter(session -> isOf(all, session)).toList()
                    .forEach(session -> all.addAll(visitors(session)));
            grows = all.size() > before;
        }
        return all;
    }

    private static boolean isOf(Set<String> visitors, Session session) {
        return visitors(session).stream().anyMatch(visitors::contains);
    }

    private static Set<String> visitors(Session session) {
        Set<String> visitors = new HashSet<>();
        for (Piece piece : session.pieces()) {
            visitors.add(piece.stream().visitor());
            piece.span().before().stream().map(Carry::visitor).forEach(visitors::add);
        }
        return visitors;
    }

    /// The segments with what some visitors did in and around some hours, and nothing else; empty if it is too much.
    private Optional<List<Segment>> events(Set<String> visitors, Hour from, Hour to) {
        Set<Minute> minutes = new TreeSet<>(Comparator.comparing(Minute::index));
        for (Session session : state.sessionsOf(visitors, from, to)) {
            for (Piece piece : session.pieces()) {
                Minute last = Minute.of(piece.span().last());
                for (long index = Minute.of(piece.span().first()).index(); index <= last.index(); index++) {
                    minutes.add(new Minute(index));
                }
            }
        }
        long promised = 0;
        TreeSet<Long> seqs = new TreeSet<>();
        for (Minute minute : minutes) {
            Hour hour = Hour.of(minute.start());
            MinuteSlot slot = state.counters(hour).minutes()
                    .get((int) (minute.index() - Minute.of(hour.start()).index()));
            promised += slot.events();
            slot.segments().seqs().filter(seq -> seq <= end).forEach(seqs::add);
        }
        if (promised > EVENTS_MAX) {
            return Optional.empty();
        }
        List<Segment> cut = new ArrayList<>();
        for (List<Long> some : inParts(List.copyOf(seqs))) {
            for (Segment segment : state.segments(some)) {
                List<Entry> entries = events(segment).stream().filter(event -> isOf(visitors, event))
                        .<Entry>map(Entry.Aggregated::new).toList();
                if (!entries.isEmpty()) {
                    cut.add(new Segment(segment.shard(), segment.seq(), segment.appendedAt(), entries));
                }
            }
        }
        return Optional.of(cut);
    }

    private static boolean isOf(Set<String> visitors, Event event) {
        return event.stream().filter(stream -> visitors.contains(stream.visitor())).isPresent();
    }

    private static List<Event> events(Segment segment) {
        return segment.entries().stream().<Event>mapMulti((entry, sink) -> {
            if (entry instanceof Entry.Aggregated(Event event)) {
                sink.accept(event);
            }
        }).toList();
    }

    private static List<List<Long>> inParts(List<Long> seqs) {
        List<List<Long>> parts = new ArrayList<>();
        for (int i = 0; i < seqs.size(); i += SEGMENTS_AT_ONCE) {
            parts.add(seqs.subList(i, Math.min(seqs.size(), i + SEGMENTS_AT_ONCE)));
        }
        return parts;
    }
}
