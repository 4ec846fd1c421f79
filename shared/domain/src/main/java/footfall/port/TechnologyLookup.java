package footfall.port;

import footfall.event.Technology;

/// Tells what a user agent is. Safe for use by many threads; never fails: what it does not know is "".
public interface TechnologyLookup {
    /// The categories of an agent; `Technology.NONE` for an empty one.
    Technology of(String userAgent);
}
