package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.site.Shard;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where views stand in the table. Each kind of a shard has a partition key of its own, and each bucket of slots too, so
/// that a busy shard is spread: (`I#site#shard` ids, `C#..` counters, `V#..` visits, `D#..` days, `S#..#bucket` slots;
/// index and part in digits). The parts of a large view stand under `P#` and the view's own key.
public final class ViewKeys {
    /// How the partition keys of the parts of large views begin.
    public static final String PARTS = "P#";

    /// Added to an index so that times before the epoch sort before it.
    private static final long SHIFT = 10_000_000_000L;

    private ViewKeys() {}

    /// How the partition keys of a kind begin.
    public static String prefix(ViewKind kind) {
        return switch (kind) {
            case IDS -> "I#";
            case COUNTERS -> "C#";
            case SLOT -> "S#";
            case VISITS -> "V#";
            case DAY -> "D#";
        };
    }

    static String pk(ViewKey key) {
        String shard = prefix(key.kind()) + key.shard().site() + "#" + key.shard().number();
        return key.kind() == ViewKind.SLOT ? shard + "#" + key.part() : shard;
    }

    static String sk(ViewKey key) {
        return sk(key.index(), key.part());
    }

    static String sk(long index, int part) {
        return "%011d#%05d".formatted(index + SHIFT, part);
    }

    static Map<String, AttributeValue> item(ViewKey key) {
        return Map.of(Tables.PK, fromS(pk(key)), Tables.SK, fromS(sk(key)));
    }

    /// The key of one part of a large view.
    static Map<String, AttributeValue> part(ViewKey key, long fold, int number) {
        return Map.of(Tables.PK, fromS(PARTS + pk(key)), Tables.SK,
                fromS("%s#%012d#%03d".formatted(sk(key), fold, number)));
    }

    static ViewKey of(Shard shard, ViewKind kind, Map<String, AttributeValue> item) {
        String[] sk = item.get(Tables.SK).s().split("#");
        return new ViewKey(shard, kind, Long.parseLong(sk[0]) - SHIFT, Integer.parseInt(sk[1]));
    }
}
