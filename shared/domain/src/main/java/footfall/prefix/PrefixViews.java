package footfall.prefix;

import footfall.log.FailedHour;
import footfall.log.IdBucket;
import footfall.log.IdChain;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.port.ViewStore;
import footfall.rollup.HourCount;
import footfall.rollup.HourCounters;
import footfall.rollup.VisitorView;
import footfall.site.Shard;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.DayView;
import footfall.visit.HourVisits;
import footfall.visit.Slot;
import footfall.visit.SlotFill;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The views of a shard at the end of a tail: stored ones, each followed over those segments that it does not contain.
/// A stored view that is ahead of the tail ends the reading: whatever reads throws `Overtaken` then, and `Unavailable`
/// if the store does not answer. For one thread and one reading.
public final class PrefixViews {
    private final ViewStore store;
    private final Shard shard;
    private final List<Segment> tail;
    private final long end;
    private final TailIndex index;
    private final Map<ViewKey, Optional<View>> stored = new HashMap<>();
    private final Map<ViewKey, View> followed = new HashMap<>();

    PrefixViews(ViewStore store, Shard shard, List<Segment> tail, long end) {
        this.store = store;
        this.shard = shard;
        this.tail = tail;
        this.end = end;
        this.index = new TailIndex(tail);
    }

    /// Reads views that will be asked for, many at once.
    public void load(Collection<ViewKey> keys) {
        List<ViewKey> missing = keys.stream().filter(key -> !stored.containsKey(key)).distinct().toList();
        if (missing.isEmpty()) {
            return;
        }
        Map<ViewKey, View> found = store.read(missing);
        missing.forEach(key -> keep(key, Optional.ofNullable(found.get(key))));
    }

    /// Reads the stored views of a kind with `from <= index < to`.
    List<View> range(ViewKind kind, long from, long to) {
        List<View> found = store.range(shard, kind, from, to);
        found.forEach(view -> keep(view.key(), Optional.of(view)));
        return found;
    }

    private void keep(ViewKey key, Optional<View> view) {
        view.filter(found -> found.fold() > end).ifPresent(found -> {
            throw new Overtaken(key.toString());
        });
        stored.put(key, view);
    }

    /// The view as it is stored.
    Optional<View> stored(ViewKey key) {
        load(List.of(key));
        return stored.get(key);
    }

    /// The fold of the view as it is stored; 0 if nothing stands there.
    public long storedFold(ViewKey key) {
        return stored(key).map(View::fold).orElse(0L);
    }

    /// The counters of an hour at the end of the tail.
    public HourCounters counters(Hour hour) {
        ViewKey key = HourCounters.key(shard, hour);
        return (HourCounters) followed.computeIfAbsent(key, _ -> HourCount.follow(
                (HourCounters) stored(key).orElseGet(() -> HourCounters.none(shard, hour)), index.touching(key), end));
    }

    /// A slot at the end of the tail.
    public Slot slot(Hour hour, int bucket) {
        ViewKey key = Slot.key(shard, hour, bucket);
        return (Slot) followed.computeIfAbsent(key, _ -> SlotFill.follow(
                (Slot) stored(key).orElseGet(() -> Slot.none(shard, hour, bucket)), index.touching(key), end));
    }

    /// What is failed now of the events that arrived in an hour. Only an hour of which something failed is asked for.
    public FailedHour failed(Hour hour) {
        return counters(hour).hasFailures() ? (FailedHour) followed.computeIfAbsent(FailedHour.key(shard, hour),
                _ -> storedFailed(hour).follow(index.touching(HourCounters.key(shard, hour)), end))
                : FailedHour.none(shard, hour);
    }

    /// The same as it is stored.
    public FailedHour storedFailed(Hour hour) {
        return (FailedHour) stored(FailedHour.key(shard, hour)).orElseGet(() -> FailedHour.none(shard, hour));
    }

    Optional<HourVisits> visits(Hour hour) {
        return stored(HourVisits.key(shard, hour)).map(HourVisits.class::cast);
    }

    /// A given visitor as it is stored.
    Optional<VisitorView> visitor(long visitor) {
        return stored(VisitorView.key(shard, visitor)).map(VisitorView.class::cast);
    }

    Optional<DayView> day(Day day) {
        return stored(DayView.key(shard, day)).map(DayView.class::cast);
    }

    /// The chain of a minute as it is stored.
    public IdChain storedChain(Minute minute) {
        return new IdChain(shard, minute, range(ViewKind.IDS, minute.index(), minute.index() + 1).stream()
                .map(IdBucket.class::cast).toList());
    }

    /// The chain of a minute at the end of the tail.
    public IdChain followedChain(IdChain chain) {
        return chain.follow(tail, end);
    }

    /// Loads slots of which hour and bucket are known, passing over those that the hour's counters know to be empty.
    void loadSlots(Collection<ViewKey> slots) {
        load(slots.stream().map(key -> HourCounters.key(shard, new Hour(key.index()))).distinct().toList());
        load(slots.stream().filter(key -> isFilled(new Hour(key.index()), key.part())).toList());
        slots.stream().filter(key -> !stored.containsKey(key)).forEach(key -> stored.put(key, Optional.empty()));
    }

    /// Whether a slot has been loaded.
    boolean hasSlot(ViewKey key) {
        return stored.containsKey(key);
    }

    /// Whether the slot (hour, bucket) holds a span.
    boolean isFilled(Hour hour, int bucket) {
        return (counters(hour).buckets() >>> bucket & 1) == 1;
    }

    /// The hours whose counters the tail touches.
    public Set<Hour> touchedHours() {
        return index.keys(ViewKind.COUNTERS).stream().map(key -> new Hour(key.index())).collect(Collectors.toSet());
    }

    /// The slots that the tail touches.
    public List<ViewKey> touchedSlots() {
        return index.keys(ViewKind.SLOT);
    }

    /// The profiles that the tail touches.
    List<ViewKey> touchedProfiles() {
        return index.keys(ViewKind.PROFILE);
    }

    /// The groups that the tail touches.
    List<ViewKey> touchedGroups() {
        return index.keys(ViewKind.GROUP);
    }

    /// The claimed minutes that the tail touches.
    public Collection<Minute> touchedMinutes() {
        return index.minutes();
    }

    /// The tail's segments, cut to the entries that touch a view.
    List<Segment> touching(ViewKey key) {
        return index.touching(key);
    }
}
