package footfall.proof.outside;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a story calls items.
final class Names {
    private static final int NAMED_MAX = 2;
    private static final Pattern INDEX = Pattern.compile("(\\d{10})(?:#(\\d+))?");
    private static final long INDEX_SHIFT = 4_000_000_000L;

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
            case "I" -> "ids of " + time(sk, 60) + rest;
            case "C" -> "counters of " + time(sk, 3_600) + rest;
            case "S" -> "slot of " + time(sk, 3_600) + rest;
            case "V" -> "visits of " + time(sk, 3_600) + rest;
            case "D" -> "day of " + time(sk, 86_400) + rest;
            case "SITES" -> "site " + sk;
            default -> pk + " " + sk;
        };
    }

    private static String number(String sk) {
        String cut = sk.replaceFirst("^0+(?=.)", "");
        return cut.isEmpty() ? "1" : cut;
    }

    /// The begin of a minute, hour or day that a view's sort key names, and its part if it has several.
    private static String time(String sk, long seconds) {
        Matcher key = INDEX.matcher(sk);
        if (!key.matches()) {
            return sk;
        }
        String part = key.group(2) == null || Integer.parseInt(key.group(2)) == 0 ? "" : "#" + key.group(2);
        return Instant.ofEpochSecond((Long.parseLong(key.group(1)) - INDEX_SHIFT) * seconds).toString().substring(0, 16)
                + part;
    }
}
