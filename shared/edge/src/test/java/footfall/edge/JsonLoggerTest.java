package footfall.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class JsonLoggerTest {
    private static String[] printed(Runnable logging) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            logging.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).split("\n");
    }

    @Test
    void printsOneObjectALineFromInfoUpwards() {
        Logger log = LoggerFactory.getLogger("footfall.test");
        String[] lines = printed(() -> {
            log.debug("not this");
            log.info("took {} of {}", 2, "three\n");
            log.atWarn().addKeyValue("shard", "demo/0").log("late");
        });
        assertEquals(2, lines.length);
        assertEquals("{\"level\":\"INFO\",\"logger\":\"footfall.test\",\"message\":\"took 2 of three\\n\"}", lines[0]);
        assertEquals("{\"level\":\"WARN\",\"logger\":\"footfall.test\",\"message\":\"late\",\"shard\":\"demo/0\"}",
                lines[1]);
    }

    @Test
    void printsTheFailureInTheSameLine() {
        Logger log = LoggerFactory.getLogger("footfall.test");
        String[] lines = printed(() -> log.error("broken", new IllegalStateException("head: gone")));
        assertEquals(1, lines.length);
        assertTrue(lines[0].contains("head: gone") && lines[0].contains("printsTheFailure"), lines[0]);
    }
}
