package footfall.log;

import footfall.site.Shard;

/// Where a view stands.
///
/// @param index minute, hour or day since the epoch, or a hash, as the kind says
/// @param part  bucket or link of a chain, as the kind says; 0 where there is only one
public record ViewKey(Shard shard, ViewKind kind, long index, int part) {}
