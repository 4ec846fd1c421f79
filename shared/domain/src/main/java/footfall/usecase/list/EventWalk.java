package footfall.usecase.list;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.prefix.ShardState;
import footfall.rollup.HourCounters;
import footfall.rollup.MinuteSlot;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Walks back through the minutes of one shard until it has enough events. For one thread and one reading.
final class EventWalk {
    static final Comparator<Event> NEWEST = Comparator.<Event>naturalOrder().reversed();

    private final ShardState state;
    private final Instant oldest;
    private final Wanted wish;
    private final long end;
    private final List<Moment> before;

    /// @param end    the last seq that counts
    /// @param before where the last page ended; none: the first page
    /// @param oldest events before it are not there
    EventWalk(ShardState state, long end, List<Moment> before, Instant oldest, Wanted wish) {
        this.state = state;
        this.oldest = oldest;
        this.wish = wish;
        this.end = end;
        this.before = List.copyOf(before);
    }

    /// The last seq of a shard that a list contains.
    ///
    /// @param ends that of each shard when the first page was made; none: it is made now
    static long end(ShardState state, Optional<List<Long>> ends) {
        int number = state.head().shard().number();
        return ends.map(known -> number < known.size() ? known.get(number) : 0L).orElse(state.end());
    }

    /// Which events are wanted.
    interface Wanted {
        /// Every event.
        Wanted ALL = new Wanted() {
            @Override
            public boolean mayBeIn(Minute minute) {
                return true;
            }

            @Override
            public boolean is(Event event) {
                return true;
            }
        };

        /// Whether one may be in a minute.
        boolean mayBeIn(Minute minute);

        /// Whether this is one.
        boolean is(Event event);
    }

    /// What a shard has for a page: the newest.
    ///
    /// @param hours in which events were looked for, also that in which the last page ended
    record Part(List<Event> events, SortedSet<Hour> hours) {}

    /// The newest events, down from an instant or from where the last page ended.
    Part from(Instant latest, int wanted) {
        List<Event> found = new ArrayList<>();
        SortedSet<Hour> walked = new TreeSet<>();
        before.forEach(last -> walked.add(Hour.of(last.at())));
        Instant newest = before.isEmpty() ? latest : before.getFirst().at();
        LookBack looks = new LookBack(newest, oldest, before.isEmpty());
        while (found.size() < wanted && looks.hasNext()) {
            LookBack.Look look = looks.next();
            NavigableMap<Hour, HourCounters> hours = new TreeMap<>(state.counters(look.from(), look.to()));
            for (Map.Entry<Hour, HourCounters> hour : hours.descendingMap().entrySet()) {
                if (found.size() < wanted) {
                    walked.add(hour.getKey());
                    walk(hour.getKey(), hour.getValue(), found, wanted);
                }
            }
        }
        return new Part(found.subList(0, Math.min(wanted, found.size())), walked);
    }

    /// Takes whole minutes, newest first, several at once as far as their counts say that it takes them.
    private void walk(Hour hour, HourCounters counters, List<Event> found, int wanted) {
        long begin = Minute.of(hour.start()).index();
        int last = 59;
        while (last >= 0 && found.size() < wanted) {
            long promised = 0;
            TreeSet<Long> seqs = new TreeSet<>();
            int first = last + 1;
            while (first > 0 && promised < wanted - found.size()) {
                MinuteSlot minute = counters.minutes().get(--first);
                if (wish.mayBeIn(new Minute(begin + first))) {
                    promised += minute.events();
                    minute.segments().seqs().filter(seq -> seq <= end).forEach(seqs::add);
                }
            }
            found.addAll(events(seqs, new Minute(begin + first), new Minute(begin + last + 1)));
            last = first - 1;
        }
    }

    private List<Event> events(TreeSet<Long> seqs, Minute from, Minute to) {
        return seqs.isEmpty() ? List.of() : state.segments(seqs).stream()
                .flatMap(segment -> segment.entries().stream()).<Event>mapMulti((entry, sink) -> {
                    if (entry instanceof Entry.Aggregated(Event event) && isListed(event, from, to)) {
                        sink.accept(event);
                    }
                }).sorted(NEWEST).toList();
    }

    private boolean isListed(Event event, Minute from, Minute to) {
        return !event.at().isBefore(from.start()) && event.at().isBefore(to.start())
                && !event.at().isBefore(oldest) && wish.is(event)
                && before.stream().allMatch(last -> Moment.of(event).compareTo(last) < 0);
    }
}
