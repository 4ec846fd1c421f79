package footfall.report;

import java.util.Comparator;
import java.util.List;

/// Names what somebody probably meant.
final class Nearest {
    private static final int NAME_CHARS_MAX = 80;

    private Nearest() {}

    /// `unknown metric "pageview"; did you mean "pageviews"? allowed: events, ...`
    static String unknown(String what, String name, List<String> allowed) {
        String shown = name.length() <= NAME_CHARS_MAX ? name : name.substring(0, NAME_CHARS_MAX);
        String meant = allowed.stream().min(Comparator.comparingInt(code -> distance(shown, code))).orElseThrow();
        return "unknown " + what + " \"" + shown + "\"; did you mean \"" + meant + "\"? allowed: "
                + String.join(", ", allowed);
    }

    /// How many letters must be put in, taken out or changed (Levenshtein).
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
