package footfall.site;

/// One of the logs of a site: events are split by visitor over a power of two of them.
///
/// @param site   whose events
/// @param number 0..63
public record Shard(SiteId site, int number) implements Comparable<Shard> {
    /// The most shards that a site can have.
    public static final int SHARDS_MAX = 64;

    public Shard {
        if (number < 0 || number >= SHARDS_MAX) {
            throw new IllegalArgumentException("number: " + number + ", must be 0.." + (SHARDS_MAX - 1));
        }
    }

    @Override
    public int compareTo(Shard other) {
        int bySite = site.compareTo(other.site);
        return bySite != 0 ? bySite : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return site + "/" + number;
    }
}
