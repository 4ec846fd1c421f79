package footfall.proof;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The parts of the design, by the keys under which the adapters keep them.
final class Parts {
    private Parts() {}

    /// The part to which the item with a key belongs.
    static String of(Map<String, AttributeValue> key) {
        String pk = key.get("pk").s();
        return switch (pk.substring(0, pk.indexOf('#') + 1)) {
            case "L#" -> "segments";
            case "H#" -> "head";
            case "I#" -> "ids";
            case "C#" -> "counters";
            case "S#" -> "slots";
            case "V#" -> "visits";
            case "D#" -> "days";
            case "F#" -> "failed";
            case "N#" -> "visitors";
            case "W#" -> "given";
            case "U#" -> "profiles";
            case "G#" -> "groups";
            default -> throw new IllegalArgumentException("pk: " + pk + ", belongs to no part that is known");
        };
    }
}
