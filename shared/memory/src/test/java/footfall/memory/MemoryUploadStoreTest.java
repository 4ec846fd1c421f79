package footfall.memory;

import footfall.contract.UploadStoreContract;
import footfall.port.UploadStore;
import java.net.URI;
import java.time.Duration;

class MemoryUploadStoreTest extends UploadStoreContract {
    private static final Duration LATER = Duration.ofSeconds(2);
    private MemoryUploadStore memory;

    @Override
    protected UploadStore emptyStore() {
        memory = new MemoryUploadStore();
        return memory;
    }

    @Override
    protected int put(URI place, byte[] body) {
        return memory.put(place, body, NOW.plus(LATER)) ? 200 : 403;
    }
}
