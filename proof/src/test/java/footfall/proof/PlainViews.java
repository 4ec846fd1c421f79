package footfall.proof;

import footfall.codec.ViewCodec;
import footfall.log.IdBucket;
import footfall.log.View;
import footfall.log.ViewKind;
import footfall.memory.MemoryViewStore;
import footfall.profile.GroupView;
import footfall.profile.ProfileView;
import footfall.rollup.HourCounters;
import footfall.rollup.HourVisitors;
import footfall.rollup.MinuteSlot;
import footfall.rollup.Rollup;
import footfall.rollup.VisitorView;
import footfall.rollup.Runs;
import footfall.site.Shard;
import footfall.visit.DayView;
import footfall.visit.HourVisits;
import footfall.visit.Slot;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Views as texts that are equal if their bytes are, but for what names segments and for how often something came
/// again: these differ with the order and the pieces in which events arrive.
final class PlainViews {
    private static final String DUPLICATES = "skipped.duplicate";

    private PlainViews() {}

    /// All views of a shard, by name.
    static SortedMap<String, String> of(MemoryViewStore views, Shard shard) {
        SortedMap<String, String> all = new TreeMap<>();
        for (ViewKind kind : ViewKind.values()) {
            for (View view : views.range(shard, kind, Long.MIN_VALUE, Long.MAX_VALUE)) {
                if (!isEmpty(view)) {
                    View plain = unnumbered(view);
                    all.put(kind + " " + view.key().index() + " " + view.key().part(),
                            HexFormat.of().formatHex(ViewCodec.encode(plain)) + " " + plain);
                }
            }
        }
        return all;
    }

    /// What was put because it had been something in between.
    private static boolean isEmpty(View view) {
        return view instanceof DayView day && day.rollup().equals(Rollup.NONE)
                || view instanceof HourVisitors hour && hour.daily().isEmpty() && hour.given().isEmpty();
    }

    private static View unnumbered(View view) {
        return switch (view) {
            case IdBucket ids ->
                    new IdBucket(ids.shard(), ids.minute(), ids.part(), 0, ids.taken(), ids.noted(), List.of());
            case HourCounters counters -> {
                SortedMap<String, Long> pipeline = new TreeMap<>(counters.pipeline());
                pipeline.remove(DUPLICATES);
                yield new HourCounters(counters.shard(), counters.hour(), 0, counters.minutes().stream().map(minute ->
                        new MinuteSlot(minute.events(), minute.pageviews(), Runs.NONE)).toList(), counters.own(),
                        counters.buckets(), pipeline);
            }
            case Slot slot ->
                    new Slot(slot.shard(), slot.hour(), slot.bucket(), 0, slot.spans(), slot.carriers());
            case HourVisits visits -> new HourVisits(visits.shard(), visits.hour(), 0, visits.rollup());
            case DayView day -> new DayView(day.shard(), day.day(), 0, day.rollup());
            case HourVisitors hour -> new HourVisitors(hour.shard(), hour.hour(), 0, hour.daily(), hour.given());
            case VisitorView visitor -> new VisitorView(visitor.shard(), visitor.visitor(), 0, visitor.first());
            case ProfileView profile -> new ProfileView(profile.shard(), profile.user(), 0, profile.first(),
                    profile.last(), profile.traits(), profile.groups(), profile.visitors(), profile.moreTraits(),
                    profile.moreGroups());
            case GroupView group ->
                    new GroupView(group.shard(), group.group(), 0, group.properties(), group.more());
            default -> throw new IllegalArgumentException("view: " + view.getClass() + ", must be said here");
        };
    }
}
