package footfall.log;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.GroupId;
import footfall.event.Utf8Size;
import footfall.event.Value;
import footfall.event.What;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;

/// About how many bytes an entry takes before compression, from above: three bytes a character of an event; of one that
/// failed what its content really takes, as that is mostly ASCII.
public final class Weight {
    /// The most that the entries of one segment weigh: an item holds 400 KB and compression never adds to it.
    public static final int SEGMENT_MAX = 330_000;

    private static final int FIXED = 96;
    private static final int BYTES_A_CHARACTER = 3;

    private Weight() {}

    /// The weight of an entry, in bytes.
    public static int of(Entry entry) {
        return switch (entry) {
            case Entry.Aggregated(Event event) -> FIXED + BYTES_A_CHARACTER * characters(event);
            case Entry.Skipped _, Entry.Dropped _ -> FIXED;
            case Entry.Failed failed -> Math.toIntExact(FIXED + Utf8Size.of(failed.detail())
                    + Utf8Size.of(failed.content()));
        };
    }

    private static int characters(Event event) {
        int texts = Stream.of(event.who().visitor(), event.who().session(), event.who().user(),
                event.who().before(), event.page().host(), event.page().path(), event.page().title(),
                event.source().name(), event.source().referrer(),
                event.source().utmSource(), event.source().utmMedium(), event.source().utmCampaign(),
                event.source().utmTerm(), event.source().utmContent(), event.source().clickId(),
                event.technology().browser(), event.technology().browserVersion(), event.technology().os(),
                event.technology().osVersion(), event.technology().device(), event.place().country(),
                event.place().region(), event.place().city(), event.place().language(), event.place().screen())
                .mapToInt(String::length).sum();
        int groups = event.groups().entrySet().stream()
                .mapToInt(group -> group.getKey().length() + group.getValue().length()).sum();
        return texts + groups + values(event.properties()) + switch (event.what()) {
            case What.PageView _, What.Engagement _ -> 0;
            case What.Custom custom -> custom.name().length() + 24 * custom.revenue().size();
            case What.Identify identify -> values(identify.traits());
            case What.Request request ->
                    request.route().length() + request.method().length() + request.error().length();
            case What.Increment increment -> increment.property().length() + increment.by().precision() + 12;
            case What.Group group -> characters(group.group()) + group.title().length();
            case What.Assign assign -> assign.groups().stream().mapToInt(Weight::characters).sum();
        };
    }

    private static int characters(GroupId group) {
        return group.type().length() + group.id().length();
    }

    private static int values(Map<String, Value> values) {
        return values.entrySet().stream().mapToInt(entry -> entry.getKey().length() + switch (entry.getValue()) {
            case Value.Text(String text) -> text.length();
            case Value.Num(BigDecimal number) -> number.precision() + 12;
            case Value.Flag _, Value.Null _ -> 1;
        }).sum();
    }
}
