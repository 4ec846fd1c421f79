package footfall.usecase.ask;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.log.Segment;
import footfall.prefix.ShardState;
import footfall.report.Fault;
import footfall.report.Plan;
import footfall.report.Question;
import footfall.report.Table;
import footfall.rollup.FirstSeen;
import footfall.rollup.HourCounters;
import footfall.rollup.MinuteSlot;
import footfall.rollup.VisitorHash;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.time.TimeRange;
import footfall.visit.Session;
import footfall.visit.SessionRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Counts a question's scans event by event, from segments. One scan of one shard.
final class FactScan {
    /// The most hours that are scanned for one question.
    static final int SCAN_HOURS_MAX = 2_400;
    /// The most counted events that are scanned in one shard for one question.
    static final long SCAN_EVENTS_MAX = 1_000_000;
    private static final int SEGMENTS_AT_ONCE = 64;

    private final ShardState state;
    private final Question question;
    private final Plan plan;
    private final SessionRules rules;
    private final List<Event> reported = new ArrayList<>();
    private final List<Session> visits = new ArrayList<>();
    private final SortedMap<Hour, HourCounters> hours = new TreeMap<>();
    private final TreeSet<Long> seqs = new TreeSet<>();
    private final Map<Hour, Set<Long>> counted = new HashMap<>();
    private long events;

    FactScan(ShardState state, Question question, Plan plan, SessionRules rules) {
        this.state = state;
        this.question = question;
        this.plan = plan;
        this.rules = rules;
    }

    /// Adds what must be scanned to a table.
    ///
    /// @return why it was not done
    Optional<Fault> into(Table table) {
        long asked = plan.scans().stream().mapToLong(range -> range.length().toHours()).sum();
        if (asked > SCAN_HOURS_MAX) {
            return Optional.of(new Fault("question_too_large", "", ("the question would scan %,d hours event by event,"
                    + " at most %,d; ask a shorter range, or fewer dimensions").formatted(asked, SCAN_HOURS_MAX)));
        }
        plan.scans().forEach(this::find);
        if (events > SCAN_EVENTS_MAX) {
            return Optional.of(new Fault("question_too_large", "", ("the question would scan %,d events one by one, at"
                    + " most %,d; ask a shorter range, or fewer dimensions").formatted(events, SCAN_EVENTS_MAX)));
        }
        SessionIndex sessions = SessionIndex.of(state, question.needsSessions() ? hoursOfSessions() : List.of());
        sessions.forEach(table::add);
        if (question.asksInVisits()) {
            sessions.forEach(visits::add);
        }
        if (question.countsNewVisitors()) {
            state.newVisitors().prepare(hours.keySet());
        }
        List<Long> all = List.copyOf(seqs);
        for (int i = 0; i < all.size(); i += SEGMENTS_AT_ONCE) {
            for (Segment segment : state.segments(all.subList(i, Math.min(i + SEGMENTS_AT_ONCE, all.size())))) {
                segment.entries().forEach(entry -> add(entry, sessions, table));
            }
        }
        return Optional.empty();
    }

    /// What servers reported, once the scan is done.
    Earned earned() {
        return Earned.of(reported, visits);
    }

    /// Those of the scans, and before them those with the visits in which servers' events may have been earned.
    private SortedSet<Hour> hoursOfSessions() {
        SortedSet<Hour> all = new TreeSet<>(hours.keySet());
        if (question.asksInVisits()) {
            for (TimeRange scan : plan.scans()) {
                Hour first = Hour.of(scan.from());
                for (Hour hour = Hour.of(rules.reachBack(scan.from())); hour.compareTo(first) <= 0;
                        hour = hour.next()) {
                    all.add(hour);
                }
            }
        }
        return all;
    }

    private void find(TimeRange range) {
        Hour first = Hour.of(range.from());
        Hour after = Hour.of(range.to().minusMillis(1)).next();
        for (Map.Entry<Hour, HourCounters> hour : state.counters(first, after).entrySet()) {
            hours.put(hour.getKey(), hour.getValue());
            long firstMinute = Minute.of(hour.getKey().start()).index();
            for (int i = 0; i < 60; i++) {
                Minute minute = new Minute(firstMinute + i);
                boolean inRange = minute.start().isBefore(range.to())
                        && new Minute(minute.index() + 1).start().isAfter(range.from());
                if (inRange) {
                    take(hour.getValue().minutes().get(i));
                }
            }
        }
    }

    private void take(MinuteSlot slot) {
        events += slot.events();
        slot.segments().seqs().forEach(seqs::add);
    }

    private void add(Entry entry, SessionIndex sessions, Table table) {
        if (entry instanceof Entry.Aggregated(Event event) && plan.scans(event.at())) {
            SessionIndex.Belonging to = question.needsSessions() ? sessions.of(event) : SessionIndex.alone(event);
            table.add(event, to.source(), to.values(), to.visitor(),
                    question.countsNewVisitors() && isFirst(event, to.visitor()));
            if (question.asksInVisits() && event.isReported()) {
                reported.add(event);
            }
        }
    }

    /// Whether a visitor is new with this event; of several that could be the first, one is. Not in a visit of another
    /// id, that of the date before.
    ///
    /// @param countedAs the visitor for whom the event counts
    private boolean isFirst(Event event, String countedAs) {
        if (!event.what().counted() || countedAs.isEmpty() || !countedAs.equals(event.who().visitor())) {
            return false;
        }
        long visitor = VisitorHash.of(event.who().visitor());
        Hour hour = Hour.of(event.at());
        return FirstSeen.of(event).equals(state.newVisitors().in(hour).get(visitor))
                && counted.computeIfAbsent(hour, _ -> new HashSet<>()).add(visitor);
    }
}
