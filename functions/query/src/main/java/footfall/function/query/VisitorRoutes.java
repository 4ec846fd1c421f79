package footfall.function.query;

import footfall.edge.Json;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.listing.VisitorCursor;
import footfall.report.Checked;
import footfall.usecase.list.ListVisitors;
import footfall.wire.query.VisitorWriter;
import java.time.InstantSource;
import java.util.Map;

/// `GET /v1/sites/{site}/visitors` and `GET /v1/sites/{site}/visitors/{id}`.
final class VisitorRoutes {
    private final Readers readers;
    private final ListVisitors visitors;
    private final InstantSource clock;

    VisitorRoutes(Readers readers, ListVisitors visitors, InstantSource clock) {
        this.readers = readers;
        this.visitors = visitors;
        this.clock = clock;
    }

    /// A page of visitors, those seen last first.
    Reply list(Request request, Map<String, String> path) {
        return readers.with(request, path, site -> Paging.reply(request,
                cursor -> VisitorCursor.read(cursor, clock.instant()), (limit, after) -> new Checked.Fine<>(
                        Json.text(json -> VisitorWriter.write(json, visitors.list(site, limit, after))))));
    }

    /// What is known of one visitor.
    Reply find(Request request, Map<String, String> path) {
        return readers.with(request, path, site -> visitors.find(site, path.getOrDefault("id", ""))
                .map(row -> Reply.json(200, Json.text(json -> VisitorWriter.write(json, row))))
                .orElseGet(() -> Problem.of(404, "visitor_not_found", "no event is of this visitor, or none that is"
                        + " kept").reply(request.requestId())));
    }
}
