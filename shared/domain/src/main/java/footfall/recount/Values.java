package footfall.recount;

import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.rollup.Dimension;
import java.util.EnumMap;
import java.util.Map;

/// What a visit, or an event of no visit, has under each `visit:` dimension.
final class Values {
    private Values() {}

    static Map<Dimension, String> of(Source source, Technology technology, Place place) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            if (dimension.ofVisit() && dimension.isKept()) {
                values.put(dimension, value(dimension, source, technology, place));
            }
        }
        return values;
    }

    private static String value(Dimension dimension, Source source, Technology technology, Place place) {
        return switch (dimension) {
            case VISIT_SOURCE -> source.name();
            case VISIT_REFERRER -> source.referrer();
            case UTM_SOURCE -> source.utmSource();
            case UTM_MEDIUM -> source.utmMedium();
            case UTM_CAMPAIGN -> source.utmCampaign();
            case UTM_TERM -> source.utmTerm();
            case UTM_CONTENT -> source.utmContent();
            case BROWSER -> technology.browser();
            case OS -> technology.os();
            case DEVICE -> technology.device();
            case COUNTRY -> place.country();
            case EVENT_NAME, EVENT_PAGE, EVENT_CURRENCY, VISIT_CHANNEL -> throw new IllegalArgumentException(
                    "dimension: " + dimension + ", must be one of visits that is kept");
        };
    }
}
