package footfall.aws;

import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.rollup.VisitorHash;
import footfall.site.Shard;
import java.util.List;
import java.util.stream.IntStream;

/// Where views stand in the table: (`C#site#shard`, index and part), a partition for each kind, so that a range is one
/// query; and for slots, which are many and written together, one for each bucket: (`S#site#shard#bucket`, ...). Given
/// visitors and profiles are the most: they are spread by the first byte of their hash: (`W#site#shard#byte`, hash in
/// hexadecimal), profiles under `U#`, groups under `G#`.
/// The parts of a large view stand under `P#` and its own partition key.
public final class ViewKeys {
    /// How the partition keys of the parts of large views begin.
    public static final String PARTS = "P#";
    /// Minutes from before the year 0 to 13,377 become ten digits, in order: every time that a UUIDv7 can claim, to the
    /// year 10,889, has a place of its own.
    private static final long INDEX_SHIFT = 4_000_000_000L;
    private static final long INDEX_MAX = 5_999_999_999L;
    private static final int HEX = 16;
    private static final int HASH_BYTE_SHIFT = 56;

    private ViewKeys() {}

    static ItemKey of(ViewKey key) {
        return new ItemKey(partition(key.shard(), key.kind(), spread(key.kind(), key.index(), key.part())),
                sk(key.kind(), key.index()) + "#%05d".formatted(key.part()));
    }

    static ViewKey of(Shard shard, ViewKind kind, ItemKey item) {
        int hash = item.sk().indexOf('#');
        String digits = item.sk().substring(0, hash);
        long index = isHashed(kind) ? Long.parseUnsignedLong(digits, HEX) ^ Long.MIN_VALUE
                : Long.parseLong(digits) - INDEX_SHIFT;
        return new ViewKey(shard, kind, index, Integer.parseInt(item.sk().substring(hash + 1)));
    }

    /// The partitions in which views of a kind with `from <= index < to` stand.
    static List<String> partitions(Shard shard, ViewKind kind, long from, long to) {
        int first = isHashed(kind) ? spread(kind, from, 0) : 0;
        int last = switch (kind) {
            case SLOT -> VisitorHash.BUCKETS - 1;
            case VISITOR, PROFILE, GROUP -> spread(kind, to - 1, 0);
            case IDS, COUNTERS, VISITS, DAY, FAILED, VISITORS -> 0;
        };
        return IntStream.rangeClosed(first, last).mapToObj(part -> partition(shard, kind, part)).toList();
    }

    /// Before every sort key of this index, and behind those of smaller ones.
    static String sk(ViewKind kind, long index) {
        return isHashed(kind) ? "%016x".formatted(index ^ Long.MIN_VALUE)
                : "%010d".formatted(Math.clamp(index, -INDEX_SHIFT, INDEX_MAX) + INDEX_SHIFT);
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
            case VISITORS -> "N#";
            case VISITOR -> "W#";
            case PROFILE -> "U#";
            case GROUP -> "G#";
        };
    }

    /// Whether the index of a kind is a hash.
    private static boolean isHashed(ViewKind kind) {
        return kind == ViewKind.VISITOR || kind == ViewKind.PROFILE || kind == ViewKind.GROUP;
    }

    /// Which of the partitions of its kind a view stands in.
    private static int spread(ViewKind kind, long index, int part) {
        return isHashed(kind) ? (int) ((index ^ Long.MIN_VALUE) >>> HASH_BYTE_SHIFT) : part;
    }

    private static String partition(Shard shard, ViewKind kind, int spread) {
        String pk = prefix(kind) + shard.site() + "#" + shard.number();
        return kind == ViewKind.SLOT || isHashed(kind) ? pk + "#" + spread : pk;
    }
}
