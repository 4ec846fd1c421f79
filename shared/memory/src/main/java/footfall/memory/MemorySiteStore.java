package footfall.memory;

import footfall.port.SiteStore;
import footfall.site.DayCount;
import footfall.site.KeyHash;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Sites and keys in maps; each call is one step.
public final class MemorySiteStore implements SiteStore {
    private static final Comparator<SiteKey> OLDEST_FIRST =
            Comparator.comparing(SiteKey::created).thenComparing(SiteKey::keyId);

    private final TreeMap<String, Site> sites = new TreeMap<>();
    private final Set<SiteId> taken = new HashSet<>();
    private final Map<KeyHash, SiteKey> keys = new HashMap<>();

    @Override
    public synchronized Optional<Site> site(SiteId id) {
        return Optional.ofNullable(sites.get(id.value()));
    }

    @Override
    public synchronized List<Site> sites(String after, int limit) {
        return sites.tailMap(after, false).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized boolean create(Site site) {
        boolean free = taken.add(site.id());
        if (free) {
            sites.put(site.id().value(), site);
        }
        return free;
    }

    @Override
    public synchronized boolean update(Site site, long versionRead) {
        boolean same = site(site.id()).filter(standing -> standing.version() == versionRead).isPresent();
        if (same) {
            sites.put(site.id().value(), site);
        }
        return same;
    }

    @Override
    public synchronized void counted(SiteId id, DayCount count) {
        sites.computeIfPresent(id.value(), (same, site) -> site.counted(count));
    }

    @Override
    public synchronized void delete(SiteId id) {
        sites.remove(id.value());
    }

    @Override
    public synchronized Optional<SiteKey> key(KeyHash hash) {
        return Optional.ofNullable(keys.get(hash));
    }

    @Override
    public synchronized List<SiteKey> keys(SiteId site) {
        return keys.values().stream().filter(key -> key.site().equals(site)).sorted(OLDEST_FIRST).toList();
    }

    @Override
    public synchronized boolean addKey(SiteKey key) {
        return keys.putIfAbsent(key.hash(), key) == null;
    }

    @Override
    public synchronized void expireKey(KeyHash hash, Instant expires) {
        keys.computeIfPresent(hash, (same, key) -> key.expiring(expires));
    }
}
