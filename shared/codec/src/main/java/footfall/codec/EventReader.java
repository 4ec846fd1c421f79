package footfall.codec;

import footfall.codec.Fields.Unfit;
import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.GroupId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.Twin;
import footfall.event.What;
import footfall.event.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// One arrival from JSON; throws `Unfit` with the first field that is not what it must be.
final class EventReader {
    private EventReader() {}

    static Arrival read(Fields json) throws Unfit {
        Fields page = json.inner("page");
        Event event = new Event(id(json), json.time("at"), json.time("claimed_at"), json.time("received_at"),
                json.flag("clamped"), what(json), new Who(json.text("visitor"), json.text("session"),
                json.text("user"), json.flag("visits"), json.text("before")),
                new Page(page.text("host"), page.required("path"), page.text("title")), source(json.inner("source")),
                technology(json.inner("technology")), place(json.inner("place")), json.inner("properties").scalars(),
                json.inner("groups").texts());
        return new Arrival(event, json.text("user_agent"), json.flag("trusted"), twins(json.inner("twins")));
    }

    private static List<Twin> twins(Fields json) throws Unfit {
        List<Twin> twins = new ArrayList<>();
        for (String id : json.texts().keySet()) {
            twins.add(new Twin(id(json, id), json.time(id)));
        }
        return twins;
    }

    static EventId id(Fields json) throws Unfit {
        return id(json, json.required("id"));
    }

    private static EventId id(Fields json, String text) throws Unfit {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? new EventId(id) : json.unfit("id", "must be a UUID");
        } catch (IllegalArgumentException e) {
            return json.unfit("id", "must be a UUID");
        }
    }

    private static What what(Fields json) throws Unfit {
        return switch (json.required("type")) {
            case "pageview" -> new What.PageView();
            case "custom" -> new What.Custom(json.required("name"), revenue(json));
            case "identify" -> new What.Identify(json.inner("traits").scalars(), order(json));
            case "request" -> new What.Request(json.required("route"), json.required("method"), json.small("status"),
                    json.small("duration_ms"), json.number("bytes_in"), json.number("bytes_out"), json.text("error"));
            case "engagement" -> new What.Engagement(json.small("engaged_ms"), json.small("scroll_add_pct"),
                    json.small("seq"));
            case "increment" -> new What.Increment(json.required("property"), json.decimal("by"), order(json));
            case "group" -> new What.Group(group(json.inner("group"), 0), json.required("title"), order(json));
            case "assign" -> new What.Assign(groups(json.inner("assigned")));
            default -> json.unfit("type", "must be one of the types");
        };
    }

    private static int order(Fields json) throws Unfit {
        return json.has("order") ? json.small("order") : 0;
    }

    private static GroupId group(Fields json, int number) throws Unfit {
        return new GroupId(json.required("type" + number), json.required("id" + number));
    }

    private static List<GroupId> groups(Fields json) throws Unfit {
        List<GroupId> groups = new ArrayList<>();
        while (json.has("type" + groups.size())) {
            groups.add(group(json, groups.size()));
        }
        return groups;
    }

    private static List<What.Revenue> revenue(Fields json) throws Unfit {
        if (!json.has("revenue")) {
            return List.of();
        }
        Fields revenue = json.inner("revenue");
        return List.of(new What.Revenue(revenue.decimal("amount"), revenue.required("currency")));
    }

    private static Source source(Fields json) throws Unfit {
        return new Source(json.text("name"), json.text("referrer"), json.text("utm_source"), json.text("utm_medium"),
                json.text("utm_campaign"), json.text("utm_term"), json.text("utm_content"), json.text("click_id"));
    }

    private static Technology technology(Fields json) throws Unfit {
        return new Technology(json.text("browser"), json.text("browser_version"), json.text("os"),
                json.text("os_version"), json.text("device"));
    }

    private static Place place(Fields json) throws Unfit {
        return new Place(json.text("country"), json.text("region"), json.text("city"), json.text("language"),
                json.text("screen"));
    }
}
