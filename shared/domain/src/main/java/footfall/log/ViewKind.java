package footfall.log;

/// The families of views.
public enum ViewKind {
    /// Ids by claimed minute; `index` is the minute, `part` the link of its chain.
    IDS,
    /// Counters of events by hour; `index` is the hour, `part` 0.
    COUNTERS,
    /// Visitors' spans by hour and bucket; `index` is the hour, `part` the bucket.
    SLOT,
    /// The visits of an hour, made anew from slots; `index` is the hour, `part` 0.
    VISITS,
    /// A closed UTC day, made anew from its hours; `index` is the day, `part` 0.
    DAY,
    /// The events that are failed now, by hour of their arrival; `index` is the hour, `part` 0.
    FAILED,
    /// Who is new in an hour, and what tells it; `index` is the hour, `part` 0.
    VISITORS,
    /// When a given visitor came first; `index` is the visitor's hash, `part` 0.
    VISITOR,
    /// What is known of a person; `index` is the hash of the user's id, `part` 0.
    PROFILE,
    /// What is known of a group; `index` is the hash of its type and id, `part` 0.
    GROUP
}
