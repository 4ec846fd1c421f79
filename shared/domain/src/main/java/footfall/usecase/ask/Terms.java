package footfall.usecase.ask;

import footfall.report.Channels;
import footfall.site.Kept;
import footfall.visit.Closing;

/// What holds for a question in each shard.
///
/// @param kept     what is not expired
/// @param closing  tells which sessions are over
/// @param channels sorts visits into channels
record Terms(Kept kept, Closing closing, Channels channels) {}
