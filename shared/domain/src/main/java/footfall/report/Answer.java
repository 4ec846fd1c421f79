package footfall.report;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a question is answered.
///
/// @param rows       one page of rows, in order
/// @param asOf       when it was made: it contains everything appended before
/// @param tiers      from what it was added up
/// @param estimated  the metrics of which any figure is an estimate
/// @param currencies in which the events of the range earned, if the question asks for money
/// @param totalRows  how many rows there are on all pages
/// @param totals     a figure for each metric, over the whole range
/// @param timeLabels the labels of every bucket; none if it is not split by time
/// @param pipeline   what became of the events that arrived in the hours of the range, if asked
/// @param next       where this page ends, if there is another; a list of none or one
public record Answer(Question question, List<Row> rows, Instant asOf, Set<Tier> tiers, Set<Metric> estimated,
                     List<String> currencies, List<Warning> warnings, long totalRows, List<Figure> totals,
                     List<String> timeLabels, SortedMap<String, Long> pipeline, List<Cursor> next) {
    public Answer {
        rows = List.copyOf(rows);
        EnumSet<Tier> used = EnumSet.noneOf(Tier.class);
        used.addAll(tiers);
        tiers = Collections.unmodifiableSet(used);
        estimated = Set.copyOf(estimated);
        currencies = List.copyOf(currencies);
        warnings = List.copyOf(warnings);
        totals = List.copyOf(totals);
        timeLabels = List.copyOf(timeLabels);
        pipeline = Collections.unmodifiableSortedMap(new TreeMap<>(pipeline));
        next = List.copyOf(next);
    }
}
