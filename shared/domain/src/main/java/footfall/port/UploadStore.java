package footfall.port;

import footfall.site.SiteId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// Keeps bodies that clients put beside the gateway, because they do not fit through it. Safe for use by many threads.
/// Each method throws `Unavailable` if the store does not answer.
public interface UploadStore {
    /// The most bytes of a body (10 MiB).
    int BYTES_MAX = 10_485_760;

    /// A place to which one may put a body of exactly so many bytes.
    ///
    /// @param id      made for it, 32 hexadecimal digits
    /// @param bytes   1 to `BYTES_MAX`
    /// @param expires until when
    URI place(SiteId site, String id, int bytes, Instant expires);

    /// The body that was put; empty if none was, or it was deleted since.
    Optional<byte[]> read(SiteId site, String id);

    /// Takes a body away. Safe to call again.
    void delete(SiteId site, String id);
}
