package footfall.site;

import java.time.Instant;

/// What is stored of a key.
///
/// @param hash    of the key, compared in constant time
/// @param keyId   names the key in answers and in `/keys/{key_id}`
/// @param label   what the owner calls it; "" if nothing
/// @param start   its first 8 characters
/// @param end     its last 4 characters
/// @param trusted whether it is kept on a server: it may send revenue and historical events
/// @param expires the first instant at which it no longer works; `Instant.MAX`: never
public record SiteKey(KeyHash hash, KeyKind kind, SiteId site, String keyId, String label, String start, String end,
                      boolean trusted, Instant created, Instant expires) {
    /// The most live keys of a kind that a site can have.
    public static final int LIVE_MAX = 10;
    /// Where keys belong that are of no single site, as admin keys are: a name that no site can be given.
    public static final SiteId EVERY_SITE = new SiteId("every-site");

    /// Whether it works at an instant.
    public boolean isLive(Instant now) {
        return now.isBefore(expires);
    }

    /// The same key with another end.
    public SiteKey expiring(Instant at) {
        return new SiteKey(hash, kind, site, keyId, label, start, end, trusted, created, at);
    }
}
