package footfall.wire.query;

import footfall.report.Checked;
import footfall.report.Claim;
import footfall.report.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The body of a breakdown: nothing in it is believed yet.
///
/// @param claim    site, range, zone, limit and cursor
/// @param event    "" if it is missing
/// @param property "" if it is missing
public record BreakdownClaim(Claim claim, String event, String property) {
    private static final List<String> OWN = List.of("event", "property");
    private static final List<String> SHARED = List.of("site", "date_range", "time_zone", "limit", "cursor");

    /// Reads a body.
    public static Checked<BreakdownClaim> read(byte[] body) {
        return switch (Tree.read(body)) {
            case Checked.Bad<Tree>(List<Fault> faults) -> new Checked.Bad<>(faults);
            case Checked.Fine<Tree>(Tree.Members(Map<String, Tree> members)) -> of(members);
            case Checked.Fine<Tree> _ -> Checked.bad("invalid_query", "", "a breakdown must be a JSON object with: "
                    + allowed());
        };
    }

    private static Checked<BreakdownClaim> of(Map<String, Tree> members) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Tree> shared = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (SHARED.contains(name)) {
                shared.put(name, value);
            } else if (!OWN.contains(name)) {
                fault(name, "unknown member; allowed: " + allowed(), faults);
            }
        });
        String event = text(members, "event", faults);
        String property = text(members, "property", faults);
        return switch (ClaimReader.read(new Tree.Members(shared))) {
            case Checked.Bad<Claim>(List<Fault> found) -> {
                faults.addAll(found);
                yield new Checked.Bad<>(faults);
            }
            case Checked.Fine<Claim>(Claim claim) -> faults.isEmpty()
                    ? new Checked.Fine<>(new BreakdownClaim(claim, event, property)) : new Checked.Bad<>(faults);
        };
    }

    private static String allowed() {
        return String.join(", ", OWN) + ", " + String.join(", ", SHARED);
    }

    private static String text(Map<String, Tree> members, String name, List<Fault> faults) {
        return switch (members.get(name)) {
            case null -> "";
            case Tree.Text(String text) -> text;
            case Tree.Members _, Tree.Items _, Tree.Num _, Tree.Word _ -> {
                fault(name, "must be a text", faults);
                yield "";
            }
        };
    }

    private static void fault(String path, String message, List<Fault> faults) {
        faults.add(new Fault("invalid_query", path, path + ": " + message));
    }
}
