package footfall.wire.query;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.What;
import footfall.identity.Stream;
import footfall.listing.EventCursor;
import footfall.listing.EventPage;
import footfall.listing.EventRow;
import footfall.listing.EventState;
import footfall.listing.FailedEvent;
import footfall.listing.FailedPage;
import footfall.listing.SessionRow;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Writes events and what became of them. What an event does not have is left out.
public final class EventWriter {
    private EventWriter() {}

    /// Writes a page of a list as an object.
    public static void write(JsonGenerator json, EventPage page) throws IOException {
        json.writeStartObject();
        rows(json, page);
        json.writeObjectFieldStart("meta");
        meta(json, page);
        json.writeEndObject();
        json.writeEndObject();
    }

    static void rows(JsonGenerator json, EventPage page) throws IOException {
        json.writeArrayFieldStart("results");
        for (EventRow row : page.rows()) {
            json.writeStartObject();
            switch (row) {
                case EventRow.Told told -> {
                    members(json, told.shown());
                    for (SessionRow own : told.session()) {
                        json.writeStringField("session_id", own.id().toString());
                    }
                }
                case EventRow.Derived derived -> SessionWriter.members(json, derived);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void meta(JsonGenerator json, EventPage page) throws IOException {
        meta(json, page.asOf(), page.next());
    }

    /// Writes a page of what is failed now as an object.
    public static void write(JsonGenerator json, FailedPage page) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("results");
        for (FailedEvent event : page.events()) {
            json.writeStartObject();
            json.writeStringField("id", event.row().id().toString());
            json.writeStringField("received_at", Blocks.time(event.row().receivedAt()));
            json.writeStringField("reason", event.row().reason().code());
            json.writeStringField("detail", event.row().detail());
            json.writeNumberField("attempts", event.row().attempts());
            Blocks.texts(json, Map.of("content", event.content()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("meta");
        meta(json, page.asOf(), page.next());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void meta(JsonGenerator json, Instant asOf, List<EventCursor> next) throws IOException {
        json.writeStringField("as_of", Blocks.time(asOf));
        if (!next.isEmpty()) {
            json.writeStringField("next_cursor", next.getFirst().text());
        }
    }

    /// Writes what became of an event as an object.
    public static void write(JsonGenerator json, EventState state) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", state.entry().id().toString());
        switch (state.entry()) {
            case Entry.Aggregated _ -> json.writeStringField("state", "aggregated");
            case Entry.Skipped skipped -> became(json, "skipped", skipped.reason().code());
            case Entry.Failed failed -> {
                became(json, "failed", failed.reason().code());
                json.writeStringField("detail", failed.detail());
                json.writeStringField("content", failed.content());
            }
            case Entry.Dropped dropped -> throw new IllegalStateException("entry: " + dropped + ", is no event");
        }
        json.writeNumberField("attempts", state.attempts());
        json.writeStringField("received_at", Blocks.time(state.entry().receivedAt()));
        json.writeObjectFieldStart("segment");
        json.writeNumberField("shard", state.shard().number());
        json.writeNumberField("seq", state.seq());
        json.writeEndObject();
        if (state.entry() instanceof Entry.Aggregated(Event event)) {
            json.writeObjectFieldStart("event");
            members(json, event);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void became(JsonGenerator json, String state, String reason) throws IOException {
        json.writeStringField("state", state);
        json.writeStringField("reason", reason);
    }

    private static void members(JsonGenerator json, Event event) throws IOException {
        json.writeStringField("id", event.id().toString());
        json.writeStringField("at", Blocks.time(event.at()));
        json.writeStringField("received_at", Blocks.time(event.receivedAt()));
        if (event.clamped()) {
            json.writeBooleanField("clamped", true);
        }
        what(json, event.what());
        boolean historical = event.stream().filter(Stream::isHistorical).isPresent();
        Blocks.texts(json, Map.of("visitor", event.who().visitor(), "session",
                historical ? "" : event.who().session(), "user", event.who().user()));
        if (historical) {
            json.writeBooleanField("historical", true);
        }
        Blocks.texts(json, Map.of("host", event.page().host(), "page", event.page().path(), "title",
                event.page().title()));
        Blocks.source(json, event.source());
        Blocks.technology(json, event.technology());
        Blocks.place(json, event.place());
        Values.write(json, "properties", event.properties());
        if (!event.groups().isEmpty()) {
            json.writeObjectFieldStart("groups");
            Blocks.texts(json, event.groups());
            json.writeEndObject();
        }
    }

    private static void what(JsonGenerator json, What what) throws IOException {
        switch (what) {
            case What.PageView _ -> json.writeStringField("type", "pageview");
            case What.Custom custom -> {
                json.writeStringField("type", "event");
                json.writeStringField("name", custom.name());
                for (What.Revenue revenue : custom.revenue()) {
                    json.writeObjectFieldStart("revenue");
                    json.writeStringField("amount", revenue.amount().toPlainString());
                    json.writeStringField("currency", revenue.currency());
                    json.writeEndObject();
                }
            }
            case What.Identify identify -> {
                json.writeStringField("type", "identify");
                Values.write(json, "traits", identify.traits());
            }
            case What.Request request -> request(json, request);
            case What.Engagement engagement -> {
                json.writeStringField("type", "engagement");
                json.writeNumberField("engaged_ms", engagement.engagedMs());
                json.writeNumberField("scroll_add_pct", engagement.scrollAddPct());
                json.writeNumberField("seq", engagement.seq());
            }
            case What.Increment increment -> {
                json.writeStringField("type", "increment");
                json.writeStringField("property", increment.property());
                json.writeStringField("by", increment.by().toPlainString());
            }
            case What.Group group -> group(json, group);
            case What.Assign assign -> {
                json.writeStringField("type", "assign");
                Groups.write(json, "groups", assign.groups());
            }
        }
    }

    private static void group(JsonGenerator json, What.Group group) throws IOException {
        json.writeStringField("type", "group");
        json.writeObjectFieldStart("group");
        json.writeStringField("type", group.group().type());
        json.writeStringField("id", group.group().id());
        Blocks.texts(json, Map.of("name", group.title()));
        json.writeEndObject();
    }

    private static void request(JsonGenerator json, What.Request request) throws IOException {
        json.writeStringField("type", "request");
        json.writeObjectFieldStart("request");
        json.writeStringField("route", request.route());
        json.writeStringField("method", request.method());
        json.writeNumberField("status", request.status());
        json.writeNumberField("duration_ms", request.durationMs());
        if (request.bytesIn() >= 0) {
            json.writeNumberField("bytes_in", request.bytesIn());
        }
        if (request.bytesOut() >= 0) {
            json.writeNumberField("bytes_out", request.bytesOut());
        }
        Blocks.texts(json, Map.of("error", request.error()));
        json.writeEndObject();
    }
}
