package footfall.report;

import footfall.time.TimeRange;
import java.time.Instant;

/// One stretch of a time dimension.
///
/// @param start where the stretch begins by the clock; its label
/// @param range what of it lies in the question's range
public record Bucket(Instant start, TimeRange range) {}
