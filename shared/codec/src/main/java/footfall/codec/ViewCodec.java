package footfall.codec;

import footfall.log.FailedHour;
import footfall.log.IdBucket;
import footfall.log.IdHash;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.profile.GroupView;
import footfall.profile.ProfileView;
import footfall.rollup.HourCounters;
import footfall.rollup.HourVisitors;
import footfall.rollup.VisitorView;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.DayView;
import footfall.visit.HourVisits;
import footfall.visit.Slot;
import java.util.ArrayList;
import java.util.List;

/// Views as bytes. Equal views give equal bytes. Safe for use by many threads.
public final class ViewCodec {
    private static final int VERSION = 3;
    /// The oldest that is still read: while functions are replaced, the last version is stored beside this one.
    private static final int OLDEST = 1;

    private ViewCodec() {}

    /// The bytes of a view, without its key.
    public static byte[] encode(View view) {
        ColumnWriter out = new ColumnWriter();
        out.plain.varint(view.fold());
        switch (view) {
            case IdBucket ids -> ids(out, ids);
            case HourCounters counters -> CounterColumns.write(out, counters);
            case Slot slot -> SlotColumns.write(out, slot);
            case HourVisits visits -> RollupColumns.write(out, visits.rollup());
            case FailedHour failed -> FailedColumns.write(out, failed);
            case DayView day -> RollupColumns.write(out, day.rollup());
            case HourVisitors visitors -> VisitorColumns.write(out, visitors);
            case VisitorView visitor -> VisitorColumns.write(out, visitor);
            case ProfileView profile -> ProfileColumns.write(out, profile);
            case GroupView group -> ProfileColumns.write(out, group);
            default -> throw new IllegalArgumentException("view: " + view.getClass() + ", must be one of the kinds");
        }
        return out.pack(VERSION);
    }

    /// The view that stands at a key. Throws IllegalArgumentException if the bytes are none of ours.
    public static View decode(ViewKey key, byte[] bytes) {
        ColumnReader in = new ColumnReader(Pack.open(bytes, OLDEST, VERSION));
        long fold = in.plain.varint();
        View view = switch (key.kind()) {
            case IDS -> ids(in, key, fold);
            case COUNTERS -> CounterColumns.read(in, key, fold);
            case SLOT -> SlotColumns.read(in, key, fold);
            case VISITS -> new HourVisits(key.shard(), new Hour(key.index()), fold, RollupColumns.read(in));
            case FAILED -> FailedColumns.read(in, key, fold);
            case DAY -> new DayView(key.shard(), new Day(key.index()), fold, RollupColumns.read(in));
            case VISITORS -> VisitorColumns.read(in, key, fold);
            case VISITOR -> VisitorColumns.visitor(in, key, fold);
            case PROFILE -> ProfileColumns.read(in, key, fold);
            case GROUP -> ProfileColumns.group(in, key, fold);
        };
        in.end();
        return view;
    }

    private static void ids(ColumnWriter out, IdBucket ids) {
        for (List<IdHash> hashes : List.of(ids.taken(), ids.noted())) {
            out.plain.varint(hashes.size());
            for (IdHash hash : hashes) {
                out.dense.fixed64(hash.high());
                out.dense.fixed16(hash.low());
            }
        }
        out.plain.varint(ids.segments().size());
        out.gaps(ids.segments());
    }

    private static IdBucket ids(ColumnReader in, ViewKey key, long fold) {
        List<List<IdHash>> hashes = new ArrayList<>();
        for (int list = 0; list < 2; list++) {
            hashes.add(ColumnReader.list(in.plain.count(),
                    _ -> new IdHash(in.dense.fixed64(), in.dense.fixed16())));
        }
        List<Long> segments = in.gaps(in.plain.count());
        return new IdBucket(key.shard(), new Minute(key.index()), key.part(), fold, hashes.get(0), hashes.get(1),
                segments);
    }
}
