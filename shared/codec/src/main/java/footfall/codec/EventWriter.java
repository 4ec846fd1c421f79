package footfall.codec;

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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An event that arrived as JSON. What is not told is left out. Used by one thread.
final class EventWriter {
    private final AsciiJson json;
    private final InstantText instants;
    private final List<Alike> alike;
    private final List<Alike> own;

    /// @param alike what is not written of each
    EventWriter(AsciiJson json, InstantText instants, Set<Alike> alike) {
        this.json = json;
        this.instants = instants;
        this.alike = List.copyOf(alike);
        this.own = Arrays.stream(Alike.values()).filter(what -> !alike.contains(what)).toList();
    }

    /// What an arrival has alike with others.
    void alike(Arrival arrival) {
        write(alike, arrival);
    }

    void write(Arrival arrival) {
        Event event = arrival.event();
        json.open();
        json.number("v", QueueCodec.VERSION);
        json.text("id", event.id().toString());
        json.text("at", instants.of(event.at()));
        json.text("claimed_at", instants.of(event.claimedAt()));
        flag("clamped", event.clamped());
        what(event.what());
        text("visitor", event.who().visitor());
        text("session", event.who().session());
        text("user", event.who().user());
        flag("visits", event.who().visits());
        text("before", event.who().before());
        page(event.page());
        source(event.source());
        values("properties", event.properties());
        if (!event.groups().isEmpty()) {
            json.open("groups");
            for (Map.Entry<String, String> group : event.groups().entrySet()) {
                json.named(name(group.getKey()));
                json.value(group.getValue());
            }
            json.close();
        }
        write(own, arrival);
        twins(arrival.twins());
        json.close();
    }

    private void write(List<Alike> members, Arrival arrival) {
        for (Alike member : members) {
            switch (member) {
                case RECEIVED_AT -> json.text("received_at", instants.of(arrival.event().receivedAt()));
                case USER_AGENT -> text("user_agent", arrival.userAgent());
                case TRUSTED -> flag("trusted", arrival.trusted());
                case TECHNOLOGY -> technology(arrival.event().technology());
                case PLACE -> place(arrival.event().place());
            }
        }
    }

    private void twins(List<Twin> twins) {
        if (!twins.isEmpty()) {
            json.open("twins");
            for (Twin twin : twins) {
                json.text(twin.id().toString(), instants.of(twin.claimedAt()));
            }
            json.close();
        }
    }

    private void what(What what) {
        switch (what) {
            case What.PageView _ -> json.text("type", "pageview");
            case What.Custom custom -> custom(custom);
            case What.Identify identify -> {
                json.text("type", "identify");
                values("traits", identify.traits());
                order(identify.place());
            }
            case What.Request request -> request(request);
            case What.Engagement engagement -> {
                json.text("type", "engagement");
                json.number("engaged_ms", engagement.engagedMs());
                json.number("scroll_add_pct", engagement.scrollAddPct());
                json.number("seq", engagement.seq());
            }
            case What.Increment increment -> {
                json.text("type", "increment");
                json.text("property", increment.property());
                json.text("by", increment.by().toString());
                order(increment.place());
            }
            case What.Group group -> {
                json.text("type", "group");
                json.text("title", group.title());
                groups("group", List.of(group.group()));
                order(group.place());
            }
            case What.Assign assign -> {
                json.text("type", "assign");
                groups("assigned", assign.groups());
            }
        }
    }

    private void order(int place) {
        if (place != 0) {
            json.number("order", place);
        }
    }

    /// Each as two members in turn, so that a type can have several ids.
    private void groups(String name, List<GroupId> groups) {
        json.open(name);
        for (int i = 0; i < groups.size(); i++) {
            json.text("type" + i, groups.get(i).type());
            json.text("id" + i, groups.get(i).id());
        }
        json.close();
    }

    private void custom(What.Custom custom) {
        json.text("type", "custom");
        json.text("name", custom.name());
        for (What.Revenue revenue : custom.revenue()) {
            json.open("revenue");
            json.text("amount", revenue.amount().toString());
            json.text("currency", revenue.currency());
            json.close();
        }
    }

    private void request(What.Request request) {
        json.text("type", "request");
        json.text("route", request.route());
        json.text("method", request.method());
        json.number("status", request.status());
        json.number("duration_ms", request.durationMs());
        json.number("bytes_in", request.bytesIn());
        json.number("bytes_out", request.bytesOut());
        text("error", request.error());
    }

    private void page(Page page) {
        json.open("page");
        text("host", page.host());
        json.text("path", page.path());
        text("title", page.title());
        json.close();
    }

    private void source(Source source) {
        if (source.isNone()) {
            return;
        }
        json.open("source");
        text("name", source.name());
        text("referrer", source.referrer());
        text("utm_source", source.utmSource());
        text("utm_medium", source.utmMedium());
        text("utm_campaign", source.utmCampaign());
        text("utm_term", source.utmTerm());
        text("utm_content", source.utmContent());
        text("click_id", source.clickId());
        json.close();
    }

    private void technology(Technology technology) {
        if (technology.isNone()) {
            return;
        }
        json.open("technology");
        text("browser", technology.browser());
        text("browser_version", technology.browserVersion());
        text("os", technology.os());
        text("os_version", technology.osVersion());
        text("device", technology.device());
        json.close();
    }

    private void place(Place place) {
        if (place.isNone()) {
            return;
        }
        json.open("place");
        text("country", place.country());
        text("region", place.region());
        text("city", place.city());
        text("language", place.language());
        text("screen", place.screen());
        json.close();
    }

    private void values(String name, Map<String, Value> values) {
        if (values.isEmpty()) {
            return;
        }
        json.open(name);
        values.forEach(this::value);
        json.close();
    }

    private void value(String name, Value value) {
        json.named(name(name));
        switch (value) {
            case Value.Text(String text) -> json.value(text);
            case Value.Num(BigDecimal number) -> json.value(number);
            case Value.Flag(boolean flag) -> json.value(flag);
            case Value.Null _ -> json.nothing();
        }
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

    private void text(String name, String value) {
        if (!value.isEmpty()) {
            json.text(name, value);
        }
    }

    private void flag(String name, boolean value) {
        if (value) {
            json.flag(name, true);
        }
    }
}
