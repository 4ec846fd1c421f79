package footfall.wire.query;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.What;
import footfall.listing.EventCursor;
import footfall.listing.EventPage;
import footfall.listing.EventState;
import footfall.listing.FailedEvent;
import footfall.listing.FailedPage;
import footfall.report.Labels;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes events and what became of them. What an event does not have is left out.
public final class EventWriter {
    private EventWriter() {}

    /// Writes a page of a list as an object.
    public static void write(JsonGenerator json, EventPage page) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("results");
        for (Event event : page.events()) {
            json.writeStartObject();
            members(json, event);
            json.writeEndObject();
        }
        json.writeEndArray();
        meta(json, page.asOf(), page.next());
        json.writeEndObject();
    }

    /// Writes a page of what is failed now as an object.
    public static void write(JsonGenerator json, FailedPage page) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("results");
        for (FailedEvent event : page.events()) {
            json.writeStartObject();
            json.writeStringField("id", event.row().id().toString());
            json.writeStringField("received_at", time(event.row().receivedAt()));
            json.writeStringField("reason", event.row().reason().code());
            json.writeStringField("detail", event.row().detail());
            json.writeNumberField("attempts", event.row().attempts());
            texts(json, Map.of("content", event.content()));
            json.writeEndObject();
        }
        json.writeEndArray();
        meta(json, page.asOf(), page.next());
        json.writeEndObject();
    }

    private static void meta(JsonGenerator json, Instant asOf, List<EventCursor> next) throws IOException {
        json.writeObjectFieldStart("meta");
        json.writeStringField("as_of", time(asOf));
        if (!next.isEmpty()) {
            json.writeStringField("next_cursor", next.getFirst().text());
        }
        json.writeEndObject();
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
        json.writeStringField("received_at", time(state.entry().receivedAt()));
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
        json.writeStringField("at", time(event.at()));
        json.writeStringField("received_at", time(event.receivedAt()));
        if (event.clamped()) {
            json.writeBooleanField("clamped", true);
        }
        what(json, event.what());
        texts(json, Map.of("visitor", event.who().visitor(), "session", event.who().session(), "user",
                event.who().user()));
        texts(json, Map.of("host", event.page().host(), "page", event.page().path(), "title", event.page().title()));
        texts(json, Map.of("source", event.source().name(), "referrer", event.source().referrer(), "utm_source",
                event.source().utmSource(), "utm_medium", event.source().utmMedium(), "utm_campaign",
                event.source().utmCampaign(), "utm_term", event.source().utmTerm(), "utm_content",
                event.source().utmContent(), "click_id", event.source().clickId()));
        texts(json, Map.of("browser", event.technology().browser(), "browser_version",
                event.technology().browserVersion(), "os", event.technology().os(), "os_version",
                event.technology().osVersion(), "device", event.technology().device()));
        texts(json, Map.of("country", event.place().country(), "region", event.place().region(), "city",
                event.place().city(), "language", event.place().language(), "screen", event.place().screen()));
        Values.write(json, "properties", event.properties());
        if (!event.groups().isEmpty()) {
            json.writeObjectFieldStart("groups");
            texts(json, event.groups());
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
        texts(json, Map.of("name", group.title()));
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
        texts(json, Map.of("error", request.error()));
        json.writeEndObject();
    }

    // Map.of has no order of its own; a sorted one makes equal answers equal texts.
    private static void texts(JsonGenerator json, Map<String, String> texts) throws IOException {
        for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
            if (!text.getValue().isEmpty()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
        }
    }

    private static String time(Instant instant) {
        return Labels.of(instant, ZoneOffset.UTC);
    }
}
