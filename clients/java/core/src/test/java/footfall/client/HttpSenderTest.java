package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the one class does that knows HTTP, against real sockets.
@Timeout(60)
class HttpSenderTest {
    private final HttpSender sender = new HttpSender(config());

    private static AnalyticsConfig config() {
        try (Analytics client = Analytics.builder("k", URI.create("http://127.0.0.1:1")).disabled(true).build()) {
            return client.config();
        }
    }

    @AfterEach
    void close() {
        sender.close();
    }

    private static Sender.Request request(RawServer server) {
        return new Sender.Request(URI.create(server.uri() + "/x"), List.of("Content-Type", "application/json"),
                "{}".getBytes());
    }

    @Test
    void cancellingEndsTheConnection() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        try (RawServer server = new RawServer(call -> {
            call.read();
            call.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            begun.countDown();
            ended.complete(call.next());
        })) {
            Sender.Exchange exchange = sender.send(request(server), outcome -> { });
            assertTrue(begun.await(20, TimeUnit.SECONDS));
            assertFalse(ended.isDone());
            exchange.cancel();
            assertEquals(-1, ended.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void ofALongBodyNothingIsKeptAndTheConnectionEnds() throws Exception {
        CompletableFuture<Boolean> refused = new CompletableFuture<>();
        CompletableFuture<Sender.Outcome> outcome = new CompletableFuture<>();
        try (RawServer server = new RawServer(call -> {
            call.read();
            call.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            try {
                for (int i = 0; i < 4_096; i++) {
                    call.write(chunk);
                }
                refused.complete(false);
            } catch (IOException e) {
                refused.complete(true);
            }
        })) {
            sender.send(request(server), outcome::complete);
            Sender.Outcome.Answer answer = (Sender.Outcome.Answer) outcome.get(20, TimeUnit.SECONDS);
            assertTrue(answer.truncated());
            assertEquals(0, answer.body().length);
            assertTrue(refused.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void itsThreadsDoNotKeepAJvmAlive() throws Exception {
        CompletableFuture<Boolean> daemon = new CompletableFuture<>();
        try (RawServer server = RawServer.kind()) {
            sender.send(request(server), outcome -> daemon.complete(Thread.currentThread().isDaemon()));
            assertTrue(daemon.get(20, TimeUnit.SECONDS));
            List<Thread> alive = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("footfall-analytics-http-")).toList();
            assertFalse(alive.isEmpty());
            assertTrue(alive.stream().allMatch(Thread::isDaemon), alive::toString);
        }
    }
}
