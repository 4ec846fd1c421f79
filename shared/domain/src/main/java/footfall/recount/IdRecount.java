package footfall.recount;

import footfall.event.Entry;
import footfall.log.IdBucket;
import footfall.log.IdHash;
import footfall.time.Minute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The ids of one minute, collected again.
public final class IdRecount {
    private final Minute minute;
    private final long first;
    private final SortedMap<IdHash, String> taken = new TreeMap<>();
    private final SortedMap<IdHash, String> known = new TreeMap<>();
    private final SortedSet<Long> segments = new TreeSet<>();

    /// @param lines all that claim a time in the minute; what does not is left out
    /// @param first the segment from which on lines are handed in; 1 if it is all of the log. If not, ids that only the
    ///              chain knows may be those of earlier segments, and are no difference
    public IdRecount(Minute minute, List<LogLine> lines, long first) {
        this.minute = minute;
        this.first = first;
        for (LogLine line : lines) {
            Entry entry = line.entry();
            if (Minute.of(entry.claimedAt()).equals(minute)) {
                segments.add(line.seq());
                known.put(IdHash.of(entry.id()), entry.id().toString());
                if (entry.takesId()) {
                    taken.put(IdHash.of(entry.id()), entry.id().toString());
                }
            }
        }
    }

    /// Where the chain of the minute's ids says something else.
    public List<Difference> differences(List<IdBucket> links) {
        SortedSet<IdHash> takenThere = new TreeSet<>();
        SortedSet<IdHash> knownThere = new TreeSet<>();
        SortedSet<Long> segmentsThere = new TreeSet<>();
        for (IdBucket link : links) {
            takenThere.addAll(link.taken());
            knownThere.addAll(link.taken());
            knownThere.addAll(link.noted());
            link.segments().stream().filter(seq -> seq >= first).forEach(segmentsThere::add);
        }
        List<Difference> found = new ArrayList<>();
        compare("taken", taken, takenThere, found);
        compare("known", known, knownThere, found);
        Comparison.text(where(), "segments", segments.toString(), segmentsThere.toString(), found);
        return found;
    }

    private String where() {
        return "ids " + minute.start();
    }

    private void compare(String what, SortedMap<IdHash, String> log, SortedSet<IdHash> view,
                         Collection<Difference> found) {
        log.forEach((hash, id) -> {
            if (!view.contains(hash)) {
                found.add(new Difference(where(), "id " + id, what, "not " + what));
            }
        });
        for (IdHash hash : view) {
            if (first == 1 && !log.containsKey(hash)) {
                found.add(new Difference(where(), "some id (" + hash + ")", "not " + what, what));
            }
        }
    }
}
