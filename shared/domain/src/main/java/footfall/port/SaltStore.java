package footfall.port;

import footfall.identity.Salt;
import java.time.LocalDate;
import java.util.Optional;

/// Keeps the secrets of cookieless ids. Safe for use by many threads. Each method throws `Unavailable` if the store
/// does not answer.
public interface SaltStore {
    /// The salt of a date; empty if it was not made yet, or is destroyed.
    Optional<Salt> of(LocalDate date);

    /// Makes the salt of a date if it has none; whoever comes first wins.
    ///
    /// @return the salt that stands
    Salt make(LocalDate date, Salt fresh);

    /// Destroys the salts of dates before this one. Safe to call again.
    void destroyBefore(LocalDate date);

    /// The one secret that does not rotate: it chooses shards and nothing else leaves the function of it. Made at the
    /// first call with what is handed in; the stored one stands.
    Salt shardSecret(Salt fresh);
}
