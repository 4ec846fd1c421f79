package footfall.listing;

import footfall.log.FailedRow;
import footfall.site.Shard;

/// An event that is failed now, as far as it is kept.
///
/// @param content the event as it came from the queue; "" if its segment is not kept any more
public record FailedEvent(Shard shard, FailedRow row, String content) {}
