package footfall.aws;

import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.rollup.VisitorHash;
import footfall.site.Shard;
import java.util.List;
import java.util.stream.IntStream;

/// Where views stand in the table: (`C#site#shard`, index and part), a partition for each kind, so that a range is one
/// query; and for slots, which are many and written together, one for each bucket: (`S#site#shard#bucket`, ...). The
/// parts of a large view stand under `P#` and its own partition key.
public final class ViewKeys {
    /// How the partition keys of the parts of large views begin.
    public static final String PARTS = "P#";
    /// Minutes from before the year 0 to 13,377 become ten digits, in order: every time that a UUIDv7 can claim, to the
    /// year 10,889, has a place of its own.
    private static final long INDEX_SHIFT = 4_000_000_000L;
    private static final long INDEX_MAX = 5_999_999_999L;
    private static final int INDEX_DIGITS = 10;

    private ViewKeys() {}

    static ItemKey of(ViewKey key) {
        return new ItemKey(partition(key.shard(), key.kind(), key.part()),
                sk(key.index()) + "#%05d".formatted(key.part()));
    }

    static ViewKey of(Shard shard, ViewKind kind, ItemKey item) {
        long index = Long.parseLong(item.sk().substring(0, INDEX_DIGITS)) - INDEX_SHIFT;
        return new ViewKey(shard, kind, index, Integer.parseInt(item.sk().substring(INDEX_DIGITS + 1)));
    }

    /// The partitions in which views of a kind stand.
    static List<String> partitions(Shard shard, ViewKind kind) {
        return IntStream.range(0, kind == ViewKind.SLOT ? VisitorHash.BUCKETS : 1)
                .mapToObj(part -> partition(shard, kind, part)).toList();
    }

    /// Before every sort key of this index, and behind those of smaller ones.
    static String sk(long index) {
        return "%010d".formatted(Math.clamp(index, -INDEX_SHIFT, INDEX_MAX) + INDEX_SHIFT);
    }

    /// How the partition keys of a kind begin.
    public static String prefix(ViewKind kind) {
        return switch (kind) {
            case IDS -> "I#";
            case COUNTERS -> "C#";
            case SLOT -> "S#";
            case VISITS -> "V#";
            case DAY -> "D#";
            case FAILED -> "F#";
        };
    }

    private static String partition(Shard shard, ViewKind kind, int part) {
        String pk = prefix(kind) + shard.site() + "#" + shard.number();
        return kind == ViewKind.SLOT ? pk + "#" + part : pk;
    }
}
