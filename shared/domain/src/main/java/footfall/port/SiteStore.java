package footfall.port;

import footfall.site.DayCount;
import footfall.site.KeyHash;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps sites and keys. Safe for use by many threads. Each method throws `Unavailable` if the store does not answer;
/// an empty answer always means "there is none".
public interface SiteStore {
    /// A site by its name; deleted ones are not there.
    Optional<Site> site(SiteId id);

    /// Sites by name, ascending, after a name ("" for the first page).
    List<Site> sites(String after, int limit);

    /// Puts a new site.
    ///
    /// @return false if the name is or was taken
    boolean create(Site site);

    /// Puts a changed site if the stored one still has the version that was read.
    ///
    /// @param site with its new version
    /// @return false if it has another version, or is gone
    boolean update(Site site, long versionRead);

    /// Notes how many events of a day a site has; it keeps its version. A change of a setting by somebody who read the
    /// site before may undo it. Nothing happens if there is no such site.
    void counted(SiteId id, DayCount count);

    /// Takes a site away for good; its name stays taken.
    void delete(SiteId id);

    /// What is stored of a key, live or not.
    Optional<SiteKey> key(KeyHash hash);

    /// The keys of a site, live or not, oldest first; one that ended 90 days ago may be left out.
    List<SiteKey> keys(SiteId site);

    /// Puts a new key.
    ///
    /// @return false if its hash belongs to a key already; one hash belongs to one key for ever
    boolean addKey(SiteKey key);

    /// Changes when a key ends. Safe to call again.
    void expireKey(KeyHash hash, Instant expires);
}
