package footfall.report;

import footfall.time.TimeRange;
import java.time.Instant;
import java.util.List;

/// What a reader of an answer should know.
public sealed interface Warning {
    /// The name that answers use.
    default String code() {
        return switch (this) {
            case OtherPresent _ -> "other_present";
            case CookielessDaily _ -> "cookieless_daily";
            case Untold _ -> "untold";
            case SeveralCurrencies _ -> "several_currencies";
            case EdgesRounded _ -> "edges_rounded";
            case Expired(Tier tier, _) -> switch (tier) {
                case SEGMENT -> "raw_expired";
                case HOUR -> "hours_expired";
                case DAY -> "before_retention";
            };
        };
    }

    /// Some hours have more keys than are named, so that a key's numbers are lower bounds.
    ///
    /// @param dimension whose keys
    /// @param eventsMax at most this many events can be missing from one key
    record OtherPresent(String dimension, long eventsMax) implements Warning {}

    /// Something is left out, because whoever knows it did not answer, or nobody knows yet.
    ///
    /// @param field of `meta.pipeline`
    record Untold(String field) implements Warning {}

    /// Events earned in several currencies, which are never added: amounts are none, but where they are split by
    /// `event:currency`.
    ///
    /// @param currencies in order
    record SeveralCurrencies(List<String> currencies) implements Warning {}

    /// Visitors are new each day: over several days a person counts once a day.
    record CookielessDaily() implements Warning {}

    /// The range is another one than was asked, because its edges would need what is expired.
    ///
    /// @param used what the numbers are exact for
    record EdgesRounded(TimeRange asked, TimeRange used) implements Warning {}

    /// What lies before is expired, and left out.
    ///
    /// @param tier the finest that could have told
    /// @param from from when on there is something
    record Expired(Tier tier, Instant from) implements Warning {}
}
