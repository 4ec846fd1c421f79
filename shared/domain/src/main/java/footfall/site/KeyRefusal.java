package footfall.site;

/// Why a key does not open what was wanted.
public enum KeyRefusal {
    /// Unknown, malformed, expired or revoked, or its site is deleted.
    INVALID_KEY,
    /// It is a key, but not for this.
    WRONG_KEY_KIND,
    /// Nothing is taken for its site at the moment.
    SITE_DISABLED,
    /// No key is presented.
    MISSING_KEY,
    /// Several are.
    KEY_CONFLICT,
    /// The page that sends is none of the site's.
    ORIGIN_NOT_ALLOWED
}
