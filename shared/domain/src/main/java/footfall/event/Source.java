package footfall.event;

/// Where the visit came from, as this event alone tells it; "" stands for what was not given.
///
/// @param name     the source that reports show (`Google`, `newsletter`, `example.org`)
/// @param referrer host without `www.` and path
/// @param utmSource   lower case
/// @param utmMedium   lower case
/// @param utmCampaign trimmed
/// @param utmTerm     trimmed
/// @param utmContent  trimmed
/// @param clickId  the *name* of the click id that the url carried (`gclid`), never its value
public record Source(String name, String referrer, String utmSource, String utmMedium, String utmCampaign,
                     String utmTerm, String utmContent, String clickId) {
    /// Nothing is known: the visit is direct.
    public static final Source NONE = new Source("", "", "", "", "", "", "", "");

    /// Whether nothing is known.
    public boolean isNone() {
        return equals(NONE);
    }
}
