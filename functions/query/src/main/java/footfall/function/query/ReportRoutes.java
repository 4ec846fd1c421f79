package footfall.function.query;

import footfall.edge.Json;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.function.query.Readers.Reading;
import footfall.report.Breakdown;
import footfall.report.BreakdownAnswer;
import footfall.report.Checked;
import footfall.report.Fault;
import footfall.site.Site;
import footfall.site.SiteKey;
import footfall.usecase.ask.BreakDown;
import footfall.wire.query.BreakdownClaim;
import footfall.wire.query.BreakdownWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// `POST /v1/reports/breakdown`.
final class ReportRoutes {
    private final Readers readers;
    private final BreakDown breakdown;
    private final InstantSource clock;

    ReportRoutes(Readers readers, BreakDown breakdown, InstantSource clock) {
        this.readers = readers;
        this.breakdown = breakdown;
        this.clock = clock;
    }

    /// The values of a property of an event.
    Reply breakdown(Request request, Map<String, String> path) {
        return switch (readers.key(request)) {
            case Reading.Refused<SiteKey>(var problem) -> problem.reply(request.requestId());
            case Reading.Granted<SiteKey>(SiteKey key) -> switch (BreakdownClaim.read(request.body())) {
                case Checked.Bad<BreakdownClaim>(List<Fault> faults) -> refused(request, faults);
                case Checked.Fine<BreakdownClaim>(BreakdownClaim claim) -> breakdown(request, key, claim);
            };
        };
    }

    private Reply breakdown(Request request, SiteKey key, BreakdownClaim claim) {
        return switch (readers.site(key, claim.claim().site())) {
            case Reading.Refused<Site>(var problem) -> problem.reply(request.requestId());
            case Reading.Granted<Site>(Site site) -> switch (Breakdown.of(claim.claim(), claim.event(),
                    claim.property(), site, clock.instant())) {
                case Checked.Bad<Breakdown>(List<Fault> faults) -> refused(request, faults);
                case Checked.Fine<Breakdown>(Breakdown asked) -> switch (breakdown.answer(site, asked)) {
                    case Checked.Bad<BreakdownAnswer>(List<Fault> faults) -> refused(request, faults);
                    case Checked.Fine<BreakdownAnswer>(BreakdownAnswer answer) ->
                            Reply.json(200, Json.text(json -> BreakdownWriter.write(json, answer)));
                };
            };
        };
    }

    private static Reply refused(Request request, List<Fault> faults) {
        return Problems.of(faults).reply(request.requestId());
    }
}
