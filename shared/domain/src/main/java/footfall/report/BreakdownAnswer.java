package footfall.report;

import java.time.Instant;
import java.util.List;

/// The values of a property.
///
/// @param shares  one page of them, in order
/// @param asOf    when the first page was made
/// @param numbers what the numbers among all values come to; a list of none or one
/// @param total   how many values there are on all pages
/// @param next    where this page ends, if there is another; a list of none or one
public record BreakdownAnswer(Breakdown asked, List<ShareCount.Share> shares, Instant asOf,
                              List<ShareCount.Numbers> numbers, long total, List<Warning> warnings, List<Cursor> next) {
    public BreakdownAnswer {
        shares = List.copyOf(shares);
        numbers = List.copyOf(numbers);
        warnings = List.copyOf(warnings);
        next = List.copyOf(next);
    }
}
