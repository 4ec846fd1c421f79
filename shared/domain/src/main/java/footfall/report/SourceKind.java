package footfall.report;

/// What sends visitors, as lists of sources sort them.
public enum SourceKind {
    /// A search engine.
    SEARCH,
    /// A social network, a forum, or what people send each other.
    SOCIAL,
    /// An assistant that answers in words.
    ASSISTANT,
    /// Mail, in a browser or an app.
    MAIL,
    /// Any other site, or nothing that a list knows.
    OTHER
}
