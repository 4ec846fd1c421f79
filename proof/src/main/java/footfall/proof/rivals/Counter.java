package footfall.proof.rivals;

import footfall.event.Event;
import footfall.event.What;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One counter: how many events of an hour or a day have a value in a dimension.
///
/// @param window    the hour (`2026-03-02T09`) or day (`2026-03-02`), UTC
/// @param dimension `total`, `page`, ...
/// @param value     `(none)` if the event has none
public record Counter(String window, String dimension, String value) {
    private static final int DAY_CHARACTERS = 10;
    private static final int HOUR_CHARACTERS = 13;

    /// The twenty counters of an event: ten dimensions by hour and by day.
    public static List<Counter> of(Event event) {
        String at = event.at().truncatedTo(ChronoUnit.HOURS).toString();
        List<Counter> counters = new ArrayList<>();
        for (String window : List.of(at.substring(0, HOUR_CHARACTERS), at.substring(0, DAY_CHARACTERS))) {
            values(event).forEach((dimension, value) ->
                    counters.add(new Counter(window, dimension, value.isEmpty() ? "(none)" : value)));
        }
        return counters;
    }

    private static Map<String, String> values(Event event) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("total", "all");
        values.put("type", event.what() instanceof What.PageView ? "pageview" : "other");
        values.put("host", event.page().host());
        values.put("page", event.page().path());
        values.put("source", event.source().name());
        values.put("referrer", event.source().referrer());
        values.put("country", event.place().country());
        values.put("browser", event.technology().browser());
        values.put("system", event.technology().os());
        values.put("device", event.technology().device());
        return values;
    }
}
