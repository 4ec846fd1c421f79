package footfall.usecase.accept;

import footfall.port.Unavailable;
import footfall.port.UploadStore;
import footfall.site.SiteId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Lets clients put a body beside the gateway, and hands it in afterwards. Safe for use by many threads; throws
/// `Unavailable` if the store does not answer.
public final class Uploads {
    /// No place is opened, and nobody may ask.
    public static final Uploads NONE = new Uploads();
    /// How long a place is open.
    public static final Duration OPEN_FOR = Duration.ofMinutes(15);

    private final boolean open;
    private final UploadStore store;
    private final RandomGenerator random;

    private Uploads() {
        this.open = false;
        this.store = new NoStore();
        this.random = () -> 0;
    }

    /// @param random must be one that nobody can predict
    public Uploads(UploadStore store, RandomGenerator random) {
        this.open = true;
        this.store = store;
        this.random = random;
    }

    /// Whether there are any.
    public boolean isOpen() {
        return open;
    }

    /// Opens a place for one body of exactly so many bytes.
    ///
    /// @param bytes 1 to `UploadStore.BYTES_MAX`
    public Place open(SiteId site, int bytes, Instant now) {
        String id = String.format("%016x%016x", random.nextLong(), random.nextLong());
        Instant expires = now.plus(OPEN_FOR);
        return new Place(id, store.place(site, id, bytes, expires), expires);
    }

    /// The body that was put into a place of a site; empty if there is none.
    public Optional<byte[]> body(SiteId site, String id) {
        return store.read(site, id);
    }

    /// Takes a body away, once nothing of it is to come again. What can not be taken away now expires by itself, and
    /// whatever is read of it again is known by its ids.
    public void done(SiteId site, String id) {
        try {
            store.delete(site, id);
        } catch (Unavailable e) {
            // All events are safe in the queue: the answer must say so, not that they are to be sent again.
            return;
        }
    }

    /// Where a body may be put.
    ///
    /// @param id      names it, for its site only
    /// @param url     takes one PUT of the bytes that were told, without a key
    /// @param expires until when
    public record Place(String id, URI url, Instant expires) {}

    private static final class NoStore implements UploadStore {
        @Override
        public URI place(SiteId site, String id, int bytes, Instant expires) {
            throw new IllegalStateException("uploads: none, nobody may ask");
        }

        @Override
        public Optional<byte[]> read(SiteId site, String id) {
            throw new IllegalStateException("uploads: none, nobody may ask");
        }

        @Override
        public void delete(SiteId site, String id) {
            throw new IllegalStateException("uploads: none, nobody may ask");
        }
    }
}
