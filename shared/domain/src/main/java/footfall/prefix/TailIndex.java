package footfall.prefix;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.What;
import footfall.log.Segment;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.profile.GroupView;
import footfall.profile.ProfileView;
import footfall.rollup.HourCounters;
import footfall.rollup.VisitorHash;
import footfall.site.Shard;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which views the tail touches, and with which of its entries.
final class TailIndex {
    private final Map<ViewKey, List<Segment>> touching = new LinkedHashMap<>();
    private final SortedSet<Minute> minutes = new TreeSet<>();

    TailIndex(List<Segment> tail) {
        for (Segment segment : tail) {
            Map<ViewKey, List<Entry>> parts = new LinkedHashMap<>();
            for (Entry entry : segment.entries()) {
                minutes.add(Minute.of(entry.claimedAt()));
                keys(segment.shard(), entry)
                        .forEach(key -> parts.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry));
            }
            parts.forEach((key, entries) -> touching.computeIfAbsent(key, _ -> new ArrayList<>())
                    .add(new Segment(segment.shard(), segment.seq(), segment.appendedAt(), entries)));
        }
    }

    private static Set<ViewKey> keys(Shard shard, Entry entry) {
        Set<ViewKey> keys = new LinkedHashSet<>();
        keys.add(HourCounters.key(shard, Hour.of(entry.receivedAt())));
        if (entry instanceof Entry.Aggregated(Event event)) {
            Hour hour = Hour.of(event.at());
            keys.add(HourCounters.key(shard, hour));
            event.stream().ifPresent(stream ->
                    keys.add(Slot.key(shard, hour, VisitorHash.bucket(stream.visitor()))));
            if (!event.who().user().isEmpty()) {
                keys.add(ProfileView.key(shard, event.who().user()));
            }
            if (event.what() instanceof What.Group group) {
                keys.add(GroupView.key(shard, group.group()));
            }
            event.streamBefore().ifPresent(stream ->
                    keys.add(Slot.key(shard, hour, VisitorHash.bucket(stream.visitor()))));
        }
        return keys;
    }

    /// The tail's segments, cut to the entries that touch a view; none if none does.
    List<Segment> touching(ViewKey key) {
        return touching.getOrDefault(key, List.of());
    }

    /// The event of an entry that touches a slot: only aggregated ones do.
    static Event event(Entry entry) {
        return ((Entry.Aggregated) entry).event();
    }

    /// The keys of a kind that the tail touches: counters, slots, profiles and groups.
    List<ViewKey> keys(ViewKind kind) {
        return touching.keySet().stream().filter(key -> key.kind() == kind).toList();
    }

    /// The claimed minutes of all entries.
    SortedSet<Minute> minutes() {
        return minutes;
    }
}
