package footfall.function.query;

import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.listing.EventCursor;
import footfall.listing.SessionCursor;
import footfall.report.Labels;
import footfall.site.Site;
import footfall.usecase.list.FindSession;
import footfall.usecase.list.ListSessions;
import footfall.usecase.list.TellSession;
import footfall.visit.SessionId;
import footfall.wire.openpanel.SessionNames;
import footfall.wire.query.SessionWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// `GET /v1/sites/{site}/sessions` and `GET /v1/sites/{site}/sessions/{id}`.
final class SessionRoutes {
    private final Readers readers;
    private final ListSessions sessions;
    private final FindSession finds;
    private final TellSession stories;
    private final InstantSource clock;

    SessionRoutes(Readers readers, ListSessions sessions, FindSession finds, TellSession stories, InstantSource clock) {
        this.readers = readers;
        this.sessions = sessions;
        this.finds = finds;
        this.stories = stories;
        this.clock = clock;
    }

    /// A page of sessions, the latest start first.
    Reply list(Request request, Map<String, String> path) {
        return readers.with(request, path, site -> Paging.reply(request,
                cursor -> SessionCursor.read(cursor, clock.instant()),
                (limit, after) -> Paging.json(sessions.list(site, limit, after), SessionWriter::write)));
    }

    /// One session and a page of its events. It is found by its own id, and by what clients call it: the session id
    /// that they sent, or one that they were answered.
    Reply find(Request request, Map<String, String> path) {
        return readers.with(request, path, site -> {
            String id = path.getOrDefault("id", "");
            String hint = request.query().getOrDefault("at", "");
            Optional<Instant> at = Labels.read(hint);
            if (at.isEmpty() && !hint.isEmpty()) {
                return Problem.of(400, "at_invalid", "at: must be an instant with its offset, or milliseconds")
                        .at("at", "can not be read").reply(request.requestId());
            }
            FindSession.Found found = SessionId.read(id).map(own -> finds.find(site, own)).orElseGet(() ->
                    finds.find(site, session -> SessionNames.has(site.id(), session, id), at.stream().toList()));
            return switch (found) {
                case FindSession.Found.Here(FindSession.Known known) -> events(request, site, known);
                case FindSession.Found.Nowhere _ -> Problem.of(404, "session_not_found",
                        "no session is called so, or none that is kept").reply(request.requestId());
                case FindSession.Found.TooFar _ -> Problem.of(400, "at_needed", "the id does not tell its time and"
                        + " there are too many sessions to look through; say when an event of it happened, as ?at=")
                        .at("at", "missing").reply(request.requestId());
            };
        });
    }

    private Reply events(Request request, Site site, FindSession.Known known) {
        return Paging.reply(request, TellSession.LIMIT_MAX, TellSession.LIMIT_MAX,
                cursor -> EventCursor.read(cursor, clock.instant()), (limit, after) -> Paging.json(
                        stories.tell(site, known.shard(), known.row(), limit, after), SessionWriter::write));
    }
}
