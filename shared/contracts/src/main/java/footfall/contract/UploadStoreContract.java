package footfall.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import footfall.port.UploadStore;
import footfall.site.SiteId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a store of uploads must do.
public abstract class UploadStoreContract {
    /// When the clock of the store stands.
    protected static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SiteId DEMO = new SiteId("demo");
    private static final SiteId OTHER = new SiteId("other");
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final int OK = 200;

    private UploadStore store;

    /// An empty store whose clock stands at `NOW`.
    protected abstract UploadStore emptyStore();

    /// Puts bytes into a place as a client would.
    ///
    /// @return the status that it was answered
    protected abstract int put(URI place, byte[] body);

    @BeforeEach
    void begin() {
        store = emptyStore();
    }

    private URI place(SiteId site, String id, int bytes) {
        return store.place(site, id, bytes, NOW.plus(Duration.ofMinutes(15)));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    @Test
    void keepsWhatWasPutForItsSiteAndIdAlone() {
        assertEquals(Optional.empty(), store.read(DEMO, ID));
        assertEquals(OK, put(place(DEMO, ID, 1_000), bytes(1_000)));
        assertArrayEquals(bytes(1_000), store.read(DEMO, ID).orElseThrow());
        assertArrayEquals(bytes(1_000), store.read(DEMO, ID).orElseThrow());
        assertEquals(Optional.empty(), store.read(OTHER, ID));
        assertEquals(Optional.empty(), store.read(DEMO, "f".repeat(32)));
    }

    @Test
    void takesTheLargestBody() {
        byte[] largest = bytes(UploadStore.BYTES_MAX);
        assertEquals(OK, put(place(DEMO, ID, largest.length), largest));
        assertArrayEquals(largest, store.read(DEMO, ID).orElseThrow());
    }

    @Test
    void takesExactlyAsManyBytesAsWereTold() {
        assertNotEquals(OK, put(place(DEMO, ID, 10), bytes(11)));
        assertNotEquals(OK, put(place(DEMO, ID, 10), bytes(9)));
        assertEquals(Optional.empty(), store.read(DEMO, ID));
    }

    @Test
    void takesNothingElsewhereThanInThePlace() {
        String place = place(DEMO, ID, 5).toString();
        assertNotEquals(OK, put(URI.create(place.replace("/demo/", "/other/")), bytes(5)));
        assertNotEquals(OK, put(URI.create(place.replace("0123", "1123")), bytes(5)));
        assertEquals(Optional.empty(), store.read(OTHER, ID));
    }

    @Test
    void closesThePlaceWhenItsTimeIsOver() {
        assertNotEquals(OK, put(store.place(DEMO, ID, 5, NOW.plusSeconds(1)), bytes(5)));
        assertEquals(Optional.empty(), store.read(DEMO, ID));
    }

    @Test
    void deletesOneAndWhatIsNotThere() {
        String other = "f".repeat(32);
        put(place(DEMO, ID, 5), bytes(5));
        put(place(DEMO, other, 6), bytes(6));
        store.delete(DEMO, ID);
        store.delete(DEMO, ID);
        assertEquals(Optional.empty(), store.read(DEMO, ID));
        assertArrayEquals(bytes(6), store.read(DEMO, other).orElseThrow());
    }
}
