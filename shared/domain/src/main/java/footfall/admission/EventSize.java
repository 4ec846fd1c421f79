package footfall.admission;

import footfall.event.Event;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.Value;
import footfall.event.What;
import java.util.Map;

/// How large an event is as JSON after normalising, in bytes: what stands in every event counts as a fixed sum. Of most
/// events it is enough to know how large they are at most, which their texts need not be read for.
final class EventSize {
    private static final int FIXED_BYTES = 400;
    private static final int MEMBER_BYTES = 4;

    private static final int CHARACTER_BYTES_MAX = 3;
    /// What stands beside the digits of a number: signs, a point, zeros behind it, or an exponent.
    private static final int BESIDE_DIGITS_MAX = 15;

    private final boolean exact;

    private EventSize(boolean exact) {
        this.exact = exact;
    }

    /// Whether an event is larger than so many bytes.
    static boolean isOver(Event event, int bytes) {
        return new EventSize(false).of(event) > bytes && bytes(event) > bytes;
    }

    static int bytes(Event event) {
        return new EventSize(true).of(event);
    }

    private int of(Event event) {
        Technology technology = event.technology();
        Place place = event.place();
        Source source = event.source();
        int texts = text(event.who().visitor()) + text(event.who().session()) + text(event.who().user())
                + text(event.page().host()) + text(event.page().path()) + text(event.page().title())
                + text(source.name()) + text(source.referrer()) + text(source.utmSource()) + text(source.utmMedium())
                + text(source.utmCampaign()) + text(source.utmTerm()) + text(source.utmContent())
                + text(source.clickId()) + text(technology.browser()) + text(technology.browserVersion())
                + text(technology.os()) + text(technology.osVersion()) + text(technology.device())
                + text(place.country()) + text(place.region()) + text(place.city()) + text(place.language())
                + text(place.screen());
        int groups = 0;
        for (Map.Entry<String, String> group : event.groups().entrySet()) {
            groups += text(group.getKey()) + text(group.getValue()) + MEMBER_BYTES;
        }
        return FIXED_BYTES + texts + groups + scalars(event.properties()) + what(event.what());
    }

    private int what(What what) {
        return switch (what) {
            case What.PageView _, What.Engagement _ -> 0;
            case What.Custom custom -> text(custom.name());
            case What.Identify identify -> scalars(identify.traits());
            case What.Request request -> text(request.route()) + text(request.method()) + text(request.error());
            case What.Increment increment -> text(increment.property()) + increment.by().toString().length();
            case What.Group group -> text(group.group().type()) + text(group.group().id()) + text(group.title());
            case What.Assign assign -> assign.groups().stream()
                    .mapToInt(group -> text(group.type()) + text(group.id()) + MEMBER_BYTES).sum();
        };
    }

    private int scalars(Map<String, Value> scalars) {
        int bytes = 0;
        for (Map.Entry<String, Value> scalar : scalars.entrySet()) {
            bytes += text(scalar.getKey()) + value(scalar.getValue()) + MEMBER_BYTES;
        }
        return bytes;
    }

    private int value(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text(text);
            case Value.Num number -> exact ? number.number().toString().length()
                    : number.number().precision() + BESIDE_DIGITS_MAX;
            case Value.Flag _, Value.Null _ -> 5;
        };
    }

    private int text(String text) {
        if (!exact) {
            return CHARACTER_BYTES_MAX * text.length();
        }
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A pair of surrogates takes four.
            bytes += c == '"' || c == '\\' || Character.isSurrogate(c) ? 2 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return bytes;
    }
}
