package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `make redrive`, against a house in a process of its own.
class RedriveHouseTest {
    @TempDir
    Path data;

    @Test
    void asksTheHouseThatRunsAndSaysWhatWasDone() throws Exception {
        try (HouseProcess house = HouseProcess.start(data)) {
            assertEquals("0 dead letters are in the queue again", RedriveHouse.deadLetters(data));
            assertEquals("0 failed events of demo are in the queue again, 0 are not",
                    RedriveHouse.failed(data, "demo", "unreadable"));
            IOException refused = assertThrows(IOException.class, () -> RedriveHouse.failed(data, "demo", "unlucky"));
            assertTrue(refused.getMessage().contains("must be one of unreadable"), refused::getMessage);
            assertEquals(401, house.api(data).get("/local/redrive").status());
            house.kill();
        }
        assertThrows(ConnectException.class, () -> RedriveHouse.deadLetters(data));
    }

    @Test
    void saysThatThereIsNoHouse() {
        IOException none = assertThrows(IOException.class, () -> RedriveHouse.deadLetters(data));
        assertTrue(none.getMessage().startsWith("There is no local house in "), none::getMessage);
    }
}
