package footfall.client;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Makes ids of events without a lock: UUIDv7, 48 bits of milliseconds and 74 of chance.
final class Ids {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;

    private Ids() {}

    static UUID newId(long epochMillis) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(epochMillis << 16 | VERSION | random.nextLong() & 0xFFF,
                random.nextLong() >>> 2 | VARIANT);
    }
}
