package footfall.wire.query;

import footfall.report.Checked;
import footfall.report.Claim;
import footfall.report.DateRange;
import footfall.report.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads one question. One value, one thread.
final class ClaimReader {
    private static final List<String> MEMBERS = List.of("site", "metrics", "dimensions", "date_range", "time_zone",
            "order_by", "limit", "include", "cursor");
    /// Far above what any list of a question may hold; the exact limits are the check's.
    private static final int ITEMS_MAX = 100;
    private static final String CODE = "invalid_query";

    private final Map<String, Tree> members;
    private final List<Fault> faults = new ArrayList<>();

    private ClaimReader(Map<String, Tree> members) {
        this.members = members;
    }

    /// The claim that a value makes, or what is wrong with its form.
    static Checked<Claim> read(Tree tree) {
        return tree instanceof Tree.Members(Map<String, Tree> members) ? new ClaimReader(members).read()
                : Checked.bad(CODE, "", "a question must be a JSON object with: " + String.join(", ", MEMBERS));
    }

    private Checked<Claim> read() {
        members.keySet().stream().filter(name -> !MEMBERS.contains(name)).limit(ITEMS_MAX)
                .forEach(name -> fault(name, "unknown member; allowed: " + String.join(", ", MEMBERS)));
        Claim claim = new Claim(text("site"), texts("metrics"), texts("dimensions"), dateRange(), text("time_zone"),
                orderBy(), limit(), include(), text("cursor"));
        return faults.isEmpty() ? new Checked.Fine<>(claim) : new Checked.Bad<>(faults);
    }

    private void fault(String path, String message) {
        faults.add(new Fault(CODE, path, path + ": " + message));
    }

    private String text(String name) {
        return switch (members.get(name)) {
            case null -> "";
            case Tree.Text(String text) -> text;
            case Tree.Word(String word) when word.equals("null") -> "";
            case Tree.Members _, Tree.Items _, Tree.Num _, Tree.Word _ -> {
                fault(name, "must be a text");
                yield "";
            }
        };
    }

    private List<String> texts(String name) {
        return items(name, item -> item instanceof Tree.Text(String text) ? List.of(text) : List.of(),
                "must be a list of texts");
    }

    private List<Claim.Ordering> orderBy() {
        return items("order_by", item -> item instanceof Tree.Items(List<Tree> pair) && pair.size() == 2
                && pair.get(0) instanceof Tree.Text(String column) && pair.get(1) instanceof Tree.Text(String direction)
                ? List.of(new Claim.Ordering(column, direction)) : List.of(),
                "must be a list of pairs such as [\"visitors\",\"desc\"]");
    }

    private <T> List<T> items(String name, Function<Tree, List<T>> read, String rule) {
        Tree tree = members.get(name);
        if (tree == null) {
            return List.of();
        }
        List<T> found = new ArrayList<>();
        boolean right = tree instanceof Tree.Items(List<Tree> items) && items.size() <= ITEMS_MAX;
        if (right && tree instanceof Tree.Items(List<Tree> items)) {
            items.forEach(item -> found.addAll(read.apply(item)));
            right = found.size() == items.size();
        }
        if (!right) {
            String code = name.equals("order_by") ? "invalid_order_by" : CODE;
            faults.add(new Fault(code, name, name + ": " + rule));
        }
        return found;
    }

    private List<DateRange> dateRange() {
        return switch (members.get("date_range")) {
            case null -> List.of();
            case Tree.Text(String name) -> List.of(new DateRange.Preset(name));
            case Tree.Items(List<Tree> pair) when pair.size() == 2 && isMark(pair.get(0)) && isMark(pair.get(1)) ->
                    List.of(new DateRange.Pair(mark(pair.get(0)), mark(pair.get(1))));
            case Tree.Items _, Tree.Members _, Tree.Num _, Tree.Word _ -> List.of(new DateRange.Unreadable());
        };
    }

    private static boolean isMark(Tree tree) {
        return tree instanceof Tree.Text || tree instanceof Tree.Num;
    }

    private static String mark(Tree tree) {
        return switch (tree) {
            case Tree.Text(String text) -> text;
            case Tree.Num(String digits) -> digits;
            case Tree.Members _, Tree.Items _, Tree.Word _ ->
                    throw new IllegalStateException("mark: must be a text or a number");
        };
    }

    private String limit() {
        return switch (members.get("limit")) {
            case null -> "";
            case Tree.Num(String digits) -> digits;
            case Tree.Text _, Tree.Word _, Tree.Members _, Tree.Items _ -> "no number";
        };
    }

    private List<String> include() {
        Tree tree = members.get("include");
        if (tree == null) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        boolean right = tree instanceof Tree.Members(Map<String, Tree> wishes) && wishes.size() <= ITEMS_MAX;
        if (right && tree instanceof Tree.Members(Map<String, Tree> wishes)) {
            for (Map.Entry<String, Tree> wish : new TreeMap<>(wishes).entrySet()) {
                boolean yes = wish.getValue().equals(new Tree.Word("true"));
                right &= yes || wish.getValue().equals(new Tree.Word("false"));
                if (yes) {
                    found.add(wish.getKey());
                }
            }
        }
        if (!right) {
            fault("include", "must be an object of true and false");
        }
        return found;
    }
}
