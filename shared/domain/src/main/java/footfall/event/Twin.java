package footfall.event;

import java.time.Instant;

/// An id as it may be in the log.
///
/// @param claimedAt the time under which the id index keeps it
public record Twin(EventId id, Instant claimedAt) {}
