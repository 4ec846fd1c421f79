/// The only place that knows Lambda's words: gateway events become requests, replies become answers, with encodings,
/// CORS, problems, one log line a request. May touch the model, wire, Lambda's event types, of port only `Unavailable`.
@NullMarked
package footfall.edge;

import org.jspecify.annotations.NullMarked;
