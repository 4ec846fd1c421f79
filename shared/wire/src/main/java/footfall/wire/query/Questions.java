package footfall.wire.query;

import footfall.report.Checked;
import footfall.report.Claim;
import java.util.List;
import java.util.Map;

/// The body of a query: one question, or several to be answered together.
///
/// @param together whether they came as `queries`
/// @param claims   each question, or what is wrong with its form
public record Questions(boolean together, List<Checked<Claim>> claims) {
    /// The most questions of one request.
    public static final int QUERIES_MAX = 12;

    public Questions {
        claims = List.copyOf(claims);
    }

    /// Reads a body.
    public static Checked<Questions> read(byte[] body) {
        return switch (Tree.read(body)) {
            case Checked.Bad<Tree>(var faults) -> new Checked.Bad<>(faults);
            case Checked.Fine<Tree>(Tree tree) -> of(tree);
        };
    }

    private static Checked<Questions> of(Tree tree) {
        if (!(tree instanceof Tree.Members(Map<String, Tree> members)) || !members.containsKey("queries")) {
            return new Checked.Fine<>(new Questions(false, List.of(ClaimReader.read(tree))));
        }
        if (members.size() > 1 || !(members.get("queries") instanceof Tree.Items(List<Tree> queries))) {
            return Checked.bad("invalid_query", "queries", "queries: must be a list, and nothing may stand beside it");
        }
        if (queries.isEmpty() || queries.size() > QUERIES_MAX) {
            return Checked.bad(queries.isEmpty() ? "invalid_query" : "too_many_queries", "queries",
                    "queries: " + queries.size() + ", must be 1 to " + QUERIES_MAX);
        }
        return new Checked.Fine<>(new Questions(true, queries.stream().map(ClaimReader::read).toList()));
    }
}
