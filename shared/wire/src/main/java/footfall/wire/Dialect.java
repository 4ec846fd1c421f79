package footfall.wire;

import footfall.edge.Manners;
import footfall.edge.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one family of clients speaks: translates its requests into claims, and what became of them into its answers.
/// Who may send, what is a good event and where it goes is decided elsewhere, the same for all. Safe for use by many
/// threads.
public interface Dialect {
    /// Where it is spoken.
    ///
    /// @param method  upper case
    /// @param pattern as of [footfall.edge.RouteTable]
    record Place(String method, String pattern) {}

    /// Its paths, each once.
    List<Place> places();

    /// How it behaves at the edge. Every refusal is told through them: the common ones are `missing_key`,
    /// `key_conflict`, `invalid_key`, `wrong_key_kind`, `site_disabled`, `origin_not_allowed`, `address_blocked`,
    /// `rate_limited` and `unavailable`.
    Manners manners();

    /// The network address for which a request is sent, where its clients are believed in that; empty: whoever connects
    /// sends it.
    default Optional<String> address(Request request) {
        return Optional.empty();
    }

    /// Whether a request must prove itself by a secret if it tells no origin and its site takes those of some only.
    default boolean wantsOriginOrSecret() {
        return false;
    }

    /// Whether a request to a path that other dialects have too is in this one.
    default boolean speaks(Request request) {
        return true;
    }

    /// What a request says.
    ///
    /// @param path the segments that the pattern names
    Reading read(Request request, Map<String, String> path);
}
