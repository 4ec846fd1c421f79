package footfall.function.query;

import footfall.edge.Json;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.event.EventId;
import footfall.listing.EventCursor;
import footfall.listing.EventState;
import footfall.report.Checked;
import footfall.report.Labels;
import footfall.site.Site;
import footfall.usecase.list.FindEvent;
import footfall.usecase.list.ListEvents.With;
import footfall.usecase.list.ListEvents;
import footfall.usecase.list.ListFailed;
import footfall.wire.query.EventWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// `GET /v1/sites/{site}/events`, `GET /v1/sites/{site}/failed` and `GET /v1/sites/{site}/events/{id}`.
final class EventRoutes {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Readers readers;
    private final ListEvents lists;
    private final ListFailed failures;
    private final FindEvent finds;
    private final InstantSource clock;

    EventRoutes(Readers readers, ListEvents lists, ListFailed failures, FindEvent finds, InstantSource clock) {
        this.readers = readers;
        this.lists = lists;
        this.failures = failures;
        this.finds = finds;
        this.clock = clock;
    }

    /// A page of events, newest first; with the edges of sessions and each event's session if `include` wants them.
    Reply list(Request request, Map<String, String> path) {
        String include = request.query().getOrDefault("include", "");
        if (!include.isEmpty() && !include.equals("sessions")) {
            return Problem.of(400, "include_invalid", "include: must be sessions, or left out")
                    .at("include", "must be sessions").reply(request.requestId());
        }
        With with = include.isEmpty() ? With.NOTHING : With.SESSIONS;
        return list(request, path, (site, limit, after) -> Paging.json(lists.list(site, limit, after, with),
                EventWriter::write));
    }

    /// A page of what is failed now, newest arrival first.
    Reply failed(Request request, Map<String, String> path) {
        return list(request, path, (site, limit, after) -> new Checked.Fine<>(Json.text(json ->
                EventWriter.write(json, failures.list(site, limit, after)))));
    }

    /// Makes a page as JSON, or says why it can not be told.
    private interface Pages {
        Checked<String> page(Site site, int limit, List<EventCursor> after);
    }

    private Reply list(Request request, Map<String, String> path, Pages pages) {
        return readers.with(request, path, site -> Paging.reply(request,
                cursor -> EventCursor.read(cursor, clock.instant()),
                (limit, after) -> pages.page(site, limit, after)));
    }

    /// What became of one event.
    Reply find(Request request, Map<String, String> path) {
        return readers.with(request, path, site -> {
            String id = path.getOrDefault("id", "");
            String hint = request.query().getOrDefault("at", "");
            Optional<Instant> at = Labels.read(hint);
            if (!UUID_FORM.matcher(id).matches()) {
                return Problem.of(400, "id_invalid", "id: must be a UUID").reply(request.requestId());
            }
            if (at.isEmpty() && !hint.isEmpty()) {
                return Problem.of(400, "at_invalid", "at: must be an instant with its offset, or milliseconds")
                        .at("at", "can not be read").reply(request.requestId());
            }
            return state(request, finds.find(site, new EventId(UUID.fromString(id)), at.stream().toList()));
        });
    }

    private static Reply state(Request request, FindEvent.Found found) {
        return switch (found) {
            case FindEvent.Found.Known(EventState state) ->
                    Reply.json(200, Json.text(json -> EventWriter.write(json, state)));
            case FindEvent.Found.Unknown _ -> Problem.of(404, "event_not_found",
                    "no segment has this id; if it was answered 202 it waits in the queue")
                    .reply(request.requestId(), Map.of("state", "pending_if_accepted"));
            case FindEvent.Found.Expired _ -> Problem.of(404, "event_not_found",
                    "the event is older than the site keeps events").reply(request.requestId());
            case FindEvent.Found.TooFar _ -> Problem.of(400, "at_needed", "the id does not tell its time and there are"
                    + " too many to look through; say the time that was sent with it, as ?at=")
                    .at("at", "missing").reply(request.requestId());
        };
    }
}
