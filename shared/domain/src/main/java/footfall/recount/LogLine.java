package footfall.recount;

import footfall.event.Entry;

/// An entry, and where in the log it stands.
///
/// @param seq the number of its segment
public record LogLine(long seq, Entry entry) {}
