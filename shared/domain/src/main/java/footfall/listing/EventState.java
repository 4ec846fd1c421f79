package footfall.listing;

import footfall.event.Entry;
import footfall.site.Shard;

/// What became of an accepted event.
///
/// @param entry    what the log says of it
/// @param shard    whose log
/// @param seq      the segment that says it
/// @param attempts how often it was tried; coming again as a duplicate is no attempt
public record EventState(Entry entry, Shard shard, long seq, int attempts) {}
