package footfall.port;

import footfall.event.Source;

/// Names the source that reports show. Safe for use by many threads; never fails.
public interface SourceNames {
    /// The same source with its name: utm source, else what `ref`, `source` or `via` said (already its name), else the
    /// network of the click id, else the referrer by a maintained list, else its host.
    Source named(Source source);
}
