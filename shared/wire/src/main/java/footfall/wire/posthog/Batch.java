package footfall.wire.posthog;

import footfall.admission.Claims;
import footfall.admission.Customs;
import footfall.admission.Outcome;
import footfall.admission.RejectCode;
import footfall.edge.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What was made of the events of a request, in the order sent; and what became of each once the claims were judged.
///
/// @param lines one an event
record Batch(List<Line> lines) {
    Batch {
        lines = List.copyOf(lines);
    }

    /// One event.
    ///
    /// @param id as its sender calls it; "" if it gave none
    record Line(String id, Translated made) {}

    /// What became of one.
    sealed interface Fate {
        /// It is safe, or need not be kept.
        ///
        /// @param note what its sender should know; "" if nothing
        record Taken(String note) implements Fate {}

        /// It is no event, for good.
        record Dropped(String reason) implements Fate {}

        /// The site does not want it: nothing is wrong with it.
        record Unwanted(String reason) implements Fate {}

        /// It may be taken when it comes again.
        record NotYet() implements Fate {}
    }

    /// The claims among them.
    Claims claims(Customs customs) {
        List<Claims.Item> claims = new ArrayList<>();
        lines.forEach(line -> {
            if (line.made() instanceof Translated.Claim(Claims.Item claim, String _)) {
                claims.add(claim);
            }
        });
        return new Claims(customs, Map.of(), claims, List.of());
    }

    /// What became of each.
    ///
    /// @param name how a dialect calls a refusal
    List<Fate> fates(Outcome.Answered outcome, Function<RejectCode, String> name) {
        Map<Integer, RejectCode> refused = outcome.rejected().stream()
                .collect(Collectors.toMap(Outcome.Refused::index, one -> one.reason().code()));
        List<Fate> fates = new ArrayList<>();
        int claim = 0;
        for (Line line : lines) {
            fates.add(switch (line.made()) {
                case Translated.Ignored _ -> new Fate.Taken("");
                case Translated.Refused(String reason) -> new Fate.Dropped(reason);
                case Translated.Claim(Claims.Item _, String note) -> fate(refused, claim++, note, name);
            });
        }
        return fates;
    }

    /// What becomes of each where the site takes none.
    List<Fate> fates(String reason) {
        return lines.stream().<Fate>map(line -> switch (line.made()) {
            case Translated.Refused(String wrong) -> new Fate.Dropped(wrong);
            case Translated.Ignored _, Translated.Claim _ -> new Fate.Unwanted(reason);
        }).toList();
    }

    /// An answer with a number for each reason for which something was no event, as there is one for each refused
    /// claim.
    Reply counted(Reply reply) {
        Reply counted = reply;
        for (Line line : lines) {
            if (line.made() instanceof Translated.Refused(String reason)) {
                String name = "rejected_" + reason;
                counted = counted.counting(name, counted.counts().getOrDefault(name, 0L) + 1);
            }
        }
        return counted;
    }

    private static Fate fate(Map<Integer, RejectCode> refused, int claim, String note,
                             Function<RejectCode, String> name) {
        if (!refused.containsKey(claim)) {
            return new Fate.Taken(note);
        }
        RejectCode code = refused.get(claim);
        if (code.isOfSite()) {
            return new Fate.Unwanted(name.apply(code));
        }
        return code.isRetried() ? new Fate.NotYet() : new Fate.Dropped(name.apply(code));
    }
}
