package footfall.proof.rivals;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import footfall.event.Event;
import footfall.site.Shard;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where the rivals keep what: events, marks and claims by id, intents by number, counters by window.
public final class Rows {
    static final String COUNT = "n";

    private Rows() {}

    /// The part of a rival's design to which the item with a key belongs.
    public static String part(Map<String, AttributeValue> key) {
        String pk = key.get("pk").s();
        return switch (pk.substring(0, pk.indexOf('#'))) {
            case "E" -> "events";
            case "M" -> "marks";
            case "J" -> "intents";
            case "N" -> "counters";
            default -> throw new IllegalArgumentException("pk: " + pk + ", belongs to no part that is known");
        };
    }

    /// An event in columns of its own, as one would put it to list it later.
    static Map<String, AttributeValue> event(String kind, Shard shard, Event event) {
        Map<String, AttributeValue> item = new HashMap<>(
                key(kind + "#" + shard.site() + "#" + shard.number(), event.id().toString()));
        put(item, "at", event.at().toString());
        put(item, "visitor", event.who().visitor());
        put(item, "host", event.page().host());
        put(item, "path", event.page().path());
        put(item, "referrer", event.source().referrer());
        put(item, "country", event.place().country());
        put(item, "browser", event.technology().browser());
        put(item, "system", event.technology().os());
        put(item, "device", event.technology().device());
        return item;
    }

    /// A counter that is an item of its own.
    static Map<String, AttributeValue> counter(Shard shard, Counter counter) {
        return key("N#" + shard.site() + "#" + shard.number() + "#" + counter.window(),
                counter.dimension() + "#" + counter.value());
    }

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", fromS(pk), "sk", fromS(sk));
    }

    static AttributeValue number(long number) {
        return fromN(Long.toString(number));
    }

    /// The number at a name of an item; 0 if there is none.
    static long number(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? Long.parseLong(item.get(name).n()) : 0;
    }

    private static void put(Map<String, AttributeValue> item, String name, String value) {
        if (!value.isEmpty()) {
            item.put(name, fromS(value));
        }
    }
}
