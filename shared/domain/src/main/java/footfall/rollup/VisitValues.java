package footfall.rollup;

import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// The rows under which something with a source, a technology and a place is counted.
///
/// @param rows one row for each `visit:` dimension
public record VisitValues(Map<Dimension, String> rows) {
    /// The rows of these values.
    public static VisitValues of(Source source, Technology technology, Place place) {
        EnumMap<Dimension, String> rows = new EnumMap<>(Dimension.class);
        BiConsumer<Dimension, String> put = (dimension, value) -> rows.put(dimension, dimension.row(value));
        put.accept(Dimension.VISIT_SOURCE, source.name());
        put.accept(Dimension.VISIT_REFERRER, source.referrer());
        put.accept(Dimension.UTM_SOURCE, source.utmSource());
        put.accept(Dimension.UTM_MEDIUM, source.utmMedium());
        put.accept(Dimension.UTM_CAMPAIGN, source.utmCampaign());
        put.accept(Dimension.UTM_TERM, source.utmTerm());
        put.accept(Dimension.UTM_CONTENT, source.utmContent());
        put.accept(Dimension.BROWSER, technology.browser());
        put.accept(Dimension.OS, technology.os());
        put.accept(Dimension.DEVICE, technology.device());
        put.accept(Dimension.COUNTRY, place.country());
        return new VisitValues(rows);
    }

    /// Adds a tally to each of these rows.
    public void addTo(RollupBuilder rollup, Tally tally) {
        rows.forEach((dimension, row) -> rollup.addRow(dimension, row, tally));
    }
}
