package footfall.local;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// On the tables and the queue that the local house has.
class OneEventTest extends OneEvent {
    @TempDir
    Path folder;
    private EmbeddedTables tables;
    private EmbeddedQueue queue;

    @BeforeEach
    void start() {
        tables = EmbeddedTables.start(folder.resolve("tables.db"));
        queue = EmbeddedQueue.start(folder.resolve("queue.journal"), Mapping.LOCAL.visibility());
    }

    @AfterEach
    void stop() {
        queue.close();
        tables.close();
    }

    @Override
    Backing backing() {
        return new Backing(tables.client(), EmbeddedTables.SITES, EmbeddedTables.DATA, queue.client(), queue.url());
    }
}
