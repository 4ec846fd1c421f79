package footfall.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.GroupId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.Twin;
import footfall.event.Value;
import footfall.event.What;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// An event that arrived as JSON. What is not told is left out. Used by one thread.
final class EventWriter {
    private final JsonGenerator json;
    private final InstantText instants;

    EventWriter(JsonGenerator json, InstantText instants) {
        this.json = json;
        this.instants = instants;
    }

    void write(Arrival arrival) throws IOException {
        Event event = arrival.event();
        json.writeStartObject();
        json.writeNumberField("v", QueueCodec.VERSION);
        json.writeStringField("id", event.id().toString());
        json.writeStringField("at", instants.of(event.at()));
        json.writeStringField("claimed_at", instants.of(event.claimedAt()));
        json.writeStringField("received_at", instants.of(event.receivedAt()));
        flag("clamped", event.clamped());
        what(event.what());
        text("visitor", event.who().visitor());
        text("session", event.who().session());
        text("user", event.who().user());
        flag("visits", event.who().visits());
        text("before", event.who().before());
        page(event.page());
        source(event.source());
        technology(event.technology());
        place(event.place());
        values("properties", event.properties());
        if (!event.groups().isEmpty()) {
            json.writeObjectFieldStart("groups");
            for (Map.Entry<String, String> group : event.groups().entrySet()) {
                json.writeStringField(name(group.getKey()), group.getValue());
            }
            json.writeEndObject();
        }
        text("user_agent", arrival.userAgent());
        flag("trusted", arrival.trusted());
        twins(arrival.twins());
        json.writeEndObject();
    }

    private void twins(List<Twin> twins) throws IOException {
        if (!twins.isEmpty()) {
            json.writeObjectFieldStart("twins");
            for (Twin twin : twins) {
                json.writeStringField(twin.id().toString(), instants.of(twin.claimedAt()));
            }
            json.writeEndObject();
        }
    }

    private void what(What what) throws IOException {
        switch (what) {
            case What.PageView _ -> json.writeStringField("type", "pageview");
            case What.Custom custom -> custom(custom);
            case What.Identify identify -> {
                json.writeStringField("type", "identify");
                values("traits", identify.traits());
                order(identify.place());
            }
            case What.Request request -> request(request);
            case What.Engagement engagement -> {
                json.writeStringField("type", "engagement");
                json.writeNumberField("engaged_ms", engagement.engagedMs());
                json.writeNumberField("scroll_add_pct", engagement.scrollAddPct());
                json.writeNumberField("seq", engagement.seq());
            }
            case What.Increment increment -> {
                json.writeStringField("type", "increment");
                json.writeStringField("property", increment.property());
                json.writeStringField("by", increment.by().toString());
                order(increment.place());
            }
            case What.Group group -> {
                json.writeStringField("type", "group");
                json.writeStringField("title", group.title());
                groups("group", List.of(group.group()));
                order(group.place());
            }
            case What.Assign assign -> {
                json.writeStringField("type", "assign");
                groups("assigned", assign.groups());
            }
        }
    }

    private void order(int place) throws IOException {
        if (place != 0) {
            json.writeNumberField("order", place);
        }
    }

    /// Each as two members in turn, so that a type can have several ids.
    private void groups(String name, List<GroupId> groups) throws IOException {
        json.writeObjectFieldStart(name);
        for (int i = 0; i < groups.size(); i++) {
            json.writeStringField("type" + i, groups.get(i).type());
            json.writeStringField("id" + i, groups.get(i).id());
        }
        json.writeEndObject();
    }

    private void custom(What.Custom custom) throws IOException {
        json.writeStringField("type", "custom");
        json.writeStringField("name", custom.name());
        for (What.Revenue revenue : custom.revenue()) {
            json.writeObjectFieldStart("revenue");
            json.writeStringField("amount", revenue.amount().toString());
            json.writeStringField("currency", revenue.currency());
            json.writeEndObject();
        }
    }

    private void request(What.Request request) throws IOException {
        json.writeStringField("type", "request");
        json.writeStringField("route", request.route());
        json.writeStringField("method", request.method());
        json.writeNumberField("status", request.status());
        json.writeNumberField("duration_ms", request.durationMs());
        json.writeNumberField("bytes_in", request.bytesIn());
        json.writeNumberField("bytes_out", request.bytesOut());
        text("error", request.error());
    }

    private void page(Page page) throws IOException {
        json.writeObjectFieldStart("page");
        text("host", page.host());
        json.writeStringField("path", page.path());
        text("title", page.title());
        json.writeEndObject();
    }

    private void source(Source source) throws IOException {
        if (source.isNone()) {
            return;
        }
        json.writeObjectFieldStart("source");
        text("name", source.name());
        text("referrer", source.referrer());
        text("utm_source", source.utmSource());
        text("utm_medium", source.utmMedium());
        text("utm_campaign", source.utmCampaign());
        text("utm_term", source.utmTerm());
        text("utm_content", source.utmContent());
        text("click_id", source.clickId());
        json.writeEndObject();
    }

    private void technology(Technology technology) throws IOException {
        if (technology.isNone()) {
            return;
        }
        json.writeObjectFieldStart("technology");
        text("browser", technology.browser());
        text("browser_version", technology.browserVersion());
        text("os", technology.os());
        text("os_version", technology.osVersion());
        text("device", technology.device());
        json.writeEndObject();
    }

    private void place(Place place) throws IOException {
        if (place.isNone()) {
            return;
        }
        json.writeObjectFieldStart("place");
        text("country", place.country());
        text("region", place.region());
        text("city", place.city());
        text("language", place.language());
        text("screen", place.screen());
        json.writeEndObject();
    }

    private void values(String name, Map<String, Value> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            json.writeFieldName(name(entry.getKey()));
            switch (entry.getValue()) {
                case Value.Text(String text) -> json.writeString(text);
                case Value.Num(BigDecimal number) -> json.writeNumber(number.toString());
                case Value.Flag(boolean flag) -> json.writeBoolean(flag);
                case Value.Null _ -> json.writeNull();
            }
        }
        json.writeEndObject();
    }

    /// A lone surrogate becomes `?`: in the name of a field it would make the whole message unreadable.
    private static String name(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i))) {
                return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return name;
    }

    private void text(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private void flag(String name, boolean value) throws IOException {
        if (value) {
            json.writeBooleanField(name, true);
        }
    }
}
