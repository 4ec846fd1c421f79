package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.local.QueueJournal.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueJournalTest {
    private static final Message FIRST = new Message("m1", "site-a", "{\"title\":\"ä\\n\"}");
    private static final Message SECOND = new Message("m2", "", "two");

    @TempDir
    Path folder;

    @Test
    void remembersWhatIsNotDone() throws IOException {
        try (QueueJournal journal = open()) {
            journal.put(List.of(FIRST, SECOND));
        }
        assertEquals(List.of(FIRST, SECOND), unfinished());
    }

    @Test
    void remembersThoughNobodyClosesIt() throws IOException {
        QueueJournal killed = open();
        killed.put(List.of(FIRST));
        assertEquals(List.of(FIRST), unfinished());
        killed.close();
    }

    @Test
    void forgetsWhatIsDone() throws IOException {
        try (QueueJournal journal = open()) {
            journal.put(List.of(FIRST, SECOND));
            journal.done(List.of("m1"));
        }
        assertEquals(List.of(SECOND), unfinished());
    }

    @Test
    void forgetsWhatIsDoneBeforeItWasTold() throws IOException {
        try (QueueJournal journal = open()) {
            journal.done(List.of("m1"));
            journal.put(List.of(FIRST, SECOND));
        }
        assertEquals(List.of(SECOND), unfinished());
    }

    @Test
    void leavesOutALineThatAKillCut() throws IOException {
        try (QueueJournal journal = open()) {
            journal.put(List.of(FIRST));
        }
        Files.writeString(file(), "put m2  dHd", StandardOpenOption.APPEND);
        assertEquals(List.of(FIRST), unfinished());
    }

    @Test
    void refusesAFileThatIsNone() throws IOException {
        Files.writeString(file(), "something else\n");
        assertThrows(IllegalStateException.class, this::open);
    }

    @Test
    void shrinksWhenMostIsDone() throws IOException {
        Message large = new Message("large", "", "x".repeat(1 << 20));
        try (QueueJournal journal = open()) {
            journal.put(List.of(FIRST));
            for (int i = 0; i < 60; i++) {
                journal.put(List.of(large));
                journal.done(List.of(large.id()));
            }
            assertTrue(Files.size(file()) < QueueJournal.FILE_BYTES, "is " + Files.size(file()));
        }
        assertEquals(List.of(FIRST), unfinished());
    }

    private List<Message> unfinished() throws IOException {
        try (QueueJournal journal = open()) {
            return journal.unfinished();
        }
    }

    private QueueJournal open() {
        return QueueJournal.open(file());
    }

    private Path file() {
        return folder.resolve("queue.journal");
    }
}
