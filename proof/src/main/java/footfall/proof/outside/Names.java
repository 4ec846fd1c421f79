package footfall.proof.outside;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a story calls items.
final class Names {
    private static final int NAMED_MAX = 2;

    private Names() {}

    static String of(List<Map<String, AttributeValue>> keys) {
        List<String> first = keys.stream().limit(NAMED_MAX).map(key -> of(key.get(footfall.aws.Tables.PK).s(),
                key.get(footfall.aws.Tables.SK).s())).toList();
        return String.join(", ", first) + (keys.size() > NAMED_MAX ? " and " + (keys.size() - NAMED_MAX) + " more"
                : "");
    }

    static String of(String pk, String sk) {
        int mark = pk.indexOf('#');
        String rest = mark < 0 ? "" : " of " + pk.substring(mark + 1).replace('#', '/');
        return switch (mark < 0 ? pk : pk.substring(0, mark)) {
            case "L" -> "segment " + number(sk) + rest;
            case "H" -> "the head" + rest;
            case "I" -> "ids of minute " + sk + rest;
            case "C" -> "counters of hour " + sk + rest;
            case "S" -> "slot of hour " + sk + rest;
            case "V" -> "visits of hour " + sk + rest;
            case "D" -> "day " + sk + rest;
            case "SITES" -> "site " + sk;
            default -> pk + " " + sk;
        };
    }

    private static String number(String sk) {
        String cut = sk.replaceFirst("^0+(?=.)", "");
        return cut.isEmpty() ? "1" : cut;
    }
}
