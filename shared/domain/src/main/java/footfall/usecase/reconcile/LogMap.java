package footfall.usecase.reconcile;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.What;
import footfall.log.Segment;
import footfall.recount.Difference;
import footfall.recount.LogLine;
import footfall.recount.VisitorRecount;
import footfall.rollup.EventTally;
import footfall.rollup.Tally;
import footfall.rollup.TallyBuilder;
import footfall.time.Hour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// Which segments hold something of which hour, found by reading the log once: some numbers a segment, and no entries.
final class LogMap {
    private final LogPages pages;
    private final SortedMap<Hour, List<Long>> hours = new TreeMap<>();
    private final SortedMap<Hour, List<Long>> claimed = new TreeMap<>();
    private final List<Difference> holes = new ArrayList<>();
    private final TallyBuilder given = new TallyBuilder();
    private long next;
    private long aggregated;
    private long naming;

    private final boolean complete;

    LogMap(LogPages pages, BooleanSupplier isTimeUp) {
        this.pages = pages;
        this.next = pages.first();
        this.complete = pages.forEach(this::add, isTimeUp);
        if (complete) {
            holesBefore(pages.end() + 1);
        }
    }

    /// Whether the log was read to its end before time was up.
    boolean isComplete() {
        return complete;
    }

    /// The hours in which events happened or arrived.
    SortedSet<Hour> hours() {
        return new TreeSet<>(hours.keySet());
    }

    /// The hours under which the id index keeps an id.
    SortedSet<Hour> claimedHours() {
        return new TreeSet<>(claimed.keySet());
    }

    /// All that happened or arrived in an hour.
    List<LogLine> lines(Hour hour) {
        return pages.lines(hours.getOrDefault(hour, List.of()), line -> moments(line.entry()).stream()
                .anyMatch(hour.range()::contains));
    }

    /// All that claims to be of an hour.
    List<LogLine> claimedLines(Hour hour) {
        return pages.lines(claimed.getOrDefault(hour, List.of()),
                line -> hour.range().contains(line.entry().claimedAt()));
    }

    /// How many entries are aggregated.
    long aggregated() {
        return aggregated;
    }

    /// How many of them name a person or a group.
    long naming() {
        return naming;
    }

    /// About how many given visitors there are.
    long givenVisitors() {
        return given.tally().visitors().count();
    }

    /// Segments that are not there, although later ones are.
    List<Difference> holes() {
        return holes;
    }

    private void add(Segment segment) {
        holesBefore(segment.seq());
        next = segment.seq() + 1;
        SortedSet<Hour> here = new TreeSet<>();
        SortedSet<Hour> claimedHere = new TreeSet<>();
        for (Entry entry : segment.entries()) {
            moments(entry).forEach(moment -> here.add(Hour.of(moment)));
            claimedHere.add(Hour.of(entry.claimedAt()));
            if (entry instanceof Entry.Aggregated(Event event)) {
                aggregated++;
                naming += event.who().user().isEmpty() && !(event.what() instanceof What.Group) ? 0 : 1;
                given.add(VisitorRecount.isOfGiven(event) ? EventTally.of(event) : Tally.NONE);
            }
        }
        here.forEach(hour -> hours.computeIfAbsent(hour, _ -> new ArrayList<>()).add(segment.seq()));
        claimedHere.forEach(hour -> claimed.computeIfAbsent(hour, _ -> new ArrayList<>()).add(segment.seq()));
    }

    private void holesBefore(long seq) {
        if (next < seq) {
            String which = next == seq - 1 ? "segment " + next : "segments " + next + " to " + (seq - 1);
            holes.add(new Difference("log", which, "there", "missing"));
        }
    }

    private static Set<Instant> moments(Entry entry) {
        return entry instanceof Entry.Aggregated(Event event) && !event.at().equals(event.receivedAt())
                ? Set.of(event.at(), event.receivedAt()) : Set.of(entry.receivedAt());
    }
}
