package footfall.port;

import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps what the last comparisons of views with their logs found, and where the next one goes on. Safe for use by many
/// threads. Each method throws `Unavailable` if the store does not answer.
public interface DriftStore {
    /// Keeps a result, in place of the shard's last one.
    void put(Drift drift);

    /// The last results of a site's shards, by number; shards that were not compared for a month are left out.
    List<Drift> drifts(SiteId site);

    /// Where the next comparison begins; empty before the first one.
    Optional<Place> place();

    /// Says where the next comparison begins.
    void goOnAt(Place place);

    /// What a comparison of one shard found.
    ///
    /// @param at          when it was made
    /// @param from        the hours from then on were compared; `Instant.EPOCH` if it was all of the log
    /// @param to          and before then
    /// @param differences how many there are; beyond a hundred they are not counted
    /// @param first       the name of the first one; "" if there is none
    record Drift(Shard shard, Instant at, Instant from, Instant to, int differences, String first) {}

    /// A shard, and the hours of it that were not compared yet.
    ///
    /// @param since `Instant.EPOCH` if none was
    record Place(Shard shard, Instant since) {}
}
