package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Real threads, real sockets, real time: what only these can show. Timers that are not tried stand at ten minutes.
class RealHttpTest {
    private static final Duration FAR = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(20);

    private static AnalyticsBuilder client(URI host) {
        return Analytics.builder("phc_test_key", host).flushInterval(FAR).retryInitialBackoff(FAR)
                .retryMaxBackoff(FAR).closeOnExit(false);
    }

    private static void capture(Analytics client, int events) {
        for (int i = 0; i < events; i++) {
            assertTrue(client.capture("u", "e" + i, Map.of("n", i)));
        }
    }

    @Test
    @DisplayName("8 a whole request over HTTP/1.1, gzipped, both wires; flush tells that it is there")
    void wholeRequest() throws IOException {
        for (WireFormat wire : List.of(WireFormat.V0, WireFormat.V1)) {
            try (RawServer server = RawServer.kind();
                    Analytics client = client(URI.create(server.uri() + "/prefix//")).wire(wire).header("X-A", "b")
                            .build()) {
                capture(client, 3);
                assertTrue(client.flush(SOON));
                Sent sent = server.sent().get(0);
                assertEquals(wire == WireFormat.V0 ? "/prefix/batch/?compression=gzip"
                        : "/prefix/i/v1/analytics/events", sent.path());
                assertEquals(3, sent.events().size());
                assertEquals("b", sent.header("X-A").orElseThrow());
                assertTrue(sent.header("Content-Length").isPresent());
                assertFalse(sent.header("Upgrade").isPresent());
                assertEquals(3, client.stats().delivered());
            }
        }
    }

    @Test
    @DisplayName("3.6 the worker wakes by itself when flushAt is reached, and only then")
    void wakes() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer server = new RawServer(call -> {
            call.answer(Reply.status(200), call.read());
            synchronized (requests) {
                requests.incrementAndGet();
                requests.notifyAll();
            }
        }); Analytics client = client(server.uri()).flushAt(50).build()) {
            capture(client, 49);
            assertEquals(0, requests.get());
            capture(client, 1);
            synchronized (requests) {
                while (requests.get() == 0) {
                    requests.wait(20_000);
                }
            }
            assertEquals(50, server.sent().get(0).events().size());
        }
    }

    @Test
    @DisplayName("R28 a body that stalls after its headers: the attempt ends at requestTimeout")
    void stallingBody() throws IOException {
        try (RawServer server = new RawServer(call -> {
            call.read();
            call.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            call.stall();
        }); Analytics client = client(server.uri()).requestTimeout(Duration.ofMillis(200)).maxAttempts(1).build()) {
            capture(client, 1);
            long began = System.nanoTime();
            assertTrue(client.flush(SOON));
            long took = (System.nanoTime() - began) / 1_000_000;
            assertTrue(took >= 190 && took < 5_000, took + " ms");
            assertEquals(1, client.stats().failed());
            assertTrue(client.stats().lastError().contains("no whole answer"));
        }
    }

    @Test
    @DisplayName("6 an answer whose body stalls, close with 200 ms: back within 400 ms, events counted")
    void stallingClose() throws IOException {
        try (RawServer server = new RawServer(call -> {
            call.read();
            call.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            call.stall();
        })) {
            Analytics client = client(server.uri()).build();
            capture(client, 5);
            assertFalse(client.flush(Duration.ofMillis(300)), "the server never answers");
            long began = System.nanoTime();
            assertFalse(client.close(Duration.ofMillis(200)));
            long took = (System.nanoTime() - began) / 1_000_000;
            assertTrue(took < 400, took + " ms");
            assertEquals(5, client.stats().droppedClose());
            assertEquals(0, client.stats().pending());
        }
    }

    @Test
    @DisplayName("R29 a server closes a kept-alive connection: sent again by us with the same ids, never by the JDK")
    void closedConnection() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (RawServer server = new RawServer(call -> {
            Sent sent = call.read();
            if (calls.incrementAndGet() == 2) {
                call.closeConnection();
            } else {
                call.answer(Reply.status(200), sent);
            }
        }); Analytics client = client(server.uri()).build()) {
            capture(client, 1);
            assertTrue(client.flush(SOON));
            capture(client, 1);
            assertFalse(client.flush(SOON), "the second request got no answer");
            assertEquals(2, server.sent().size(), "the JDK sent it once");
            assertTrue(client.flush(SOON));
            assertEquals(server.sent().get(1).ids(), server.sent().get(2).ids());
            assertEquals("2", server.sent().get(2).header("PostHog-Attempt").orElseThrow());
            assertEquals(2, client.stats().delivered());
        }
    }

    @Test
    @DisplayName("7 refused, reset, cut short, no HTTP at all: tried again, and delivered in the end")
    void failures() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (RawServer server = new RawServer(call -> {
            Sent sent = call.read();
            switch (calls.incrementAndGet()) {
                case 1 -> call.reset();
                case 2 -> {
                    call.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"results\":");
                    call.closeConnection();
                }
                case 3 -> {
                    call.write("SSH-2.0-none\r\n\r\n");
                    call.closeConnection();
                }
                default -> call.answer(Reply.status(200), sent);
            }
        }); Analytics client = client(server.uri()).maxAttempts(5).build()) {
            capture(client, 2);
            for (int i = 0; i < 3; i++) {
                assertFalse(client.flush(SOON));
            }
            assertTrue(client.flush(SOON));
            assertEquals(2, client.stats().delivered());
            assertEquals(3, client.stats().retries());
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Analytics client = client(URI.create("http://127.0.0.1:" + port)).maxAttempts(1).build()) {
            capture(client, 1);
            assertTrue(client.flush(SOON));
            assertEquals(1, client.stats().failed());
        }
    }

    @Test
    @DisplayName("7 a redirect is not followed; 401 and 407 arrive as they are")
    void redirect() throws IOException {
        for (int status : List.of(302, 307, 401, 407)) {
            try (RawServer server = new RawServer(call -> call.answer(
                    Reply.status(status).with("Location", "http://127.0.0.1:1/x"), call.read()));
                    Analytics client = client(server.uri()).build()) {
                capture(client, 1);
                assertTrue(client.flush(SOON));
                assertEquals(1, client.stats().rejected(), "status " + status);
                assertEquals(1, server.sent().size());
            }
        }
    }

    @Test
    @DisplayName("R22 a body of 2 MiB: unconfirmed, and the next request works")
    void longBody() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        String filler = "{\"results\":{},\"filler\":\"" + "x".repeat(2 << 20) + "\"}";
        try (RawServer server = new RawServer(call -> {
            Sent sent = call.read();
            call.answer(calls.incrementAndGet() == 1 ? Reply.body(200, filler) : Reply.status(200), sent);
        }); Analytics client = client(server.uri()).build()) {
            capture(client, 2);
            assertTrue(client.flush(SOON));
            assertEquals(2, client.stats().unconfirmed());
            capture(client, 1);
            assertTrue(client.flush(SOON));
            assertEquals(1, client.stats().delivered());
        }
    }

    @Test
    @DisplayName("R25 one of two senders stalls: the other drains 10,000 events")
    void oneSenderStalls() throws IOException {
        try (RawServer server = new RawServer(call -> {
            Sent sent = call.read();
            // The first batch, which is a whole one; of the others some may be smaller, and overtake it.
            if (sent.names().contains("e0")) {
                call.stall();
            } else {
                call.answer(Reply.status(200), sent);
            }
        })) {
            Analytics client = client(server.uri()).senders(2).build();
            HashSet<String> ids = new HashSet<>();
            capture(client, 10_000);
            // The last few are fewer than flushAt if the worker looked in between.
            assertFalse(client.flush(Duration.ZERO));
            long until = System.nanoTime() + SOON.toNanos();
            while (client.stats().delivered() < 9_900 && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            assertEquals(9_900, client.stats().delivered());
            server.sent().forEach(sent -> ids.addAll(sent.ids()));
            assertEquals(10_000, ids.size());
            assertFalse(client.close(Duration.ofMillis(100)));
            assertEquals(100, client.stats().droppedClose());
        }
    }

    @Test
    @DisplayName("R27 a 413 that is sent before the body was read: split or tried again, in the end each id once")
    void earlyRefusal() throws IOException {
        try (RawServer server = new RawServer(call -> {
            if (call.contentLength() > 40_000) {
                call.write("HTTP/1.1 413 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                call.closeConnection();
            } else {
                call.answer(Reply.status(200), call.read());
            }
        }); Analytics client = client(server.uri()).compression(Compression.NONE).maxAttempts(100)
                .retryInitialBackoff(Duration.ofMillis(1)).retryMaxBackoff(Duration.ofMillis(1)).build()) {
            for (int i = 0; i < 64; i++) {
                assertTrue(client.capture("u", "e" + i, Map.of("fill", "x".repeat(3_000))));
            }
            long until = System.nanoTime() + SOON.toNanos();
            while (!client.flush(SOON) && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            assertEquals(64, client.stats().delivered());
            List<String> ids = server.sent().stream().flatMap(sent -> sent.ids().stream()).toList();
            assertEquals(64, ids.size());
            assertEquals(64, new HashSet<>(ids).size());
            assertTrue(client.stats().splits() > 0);
        }
    }

    @Test
    @DisplayName("6 flush that is interrupted: false, the flag is set again, nothing is lost; close waits for the end")
    void interrupted() throws IOException {
        try (RawServer server = RawServer.kind()) {
            Analytics client = client(server.uri()).build();
            capture(client, 3);
            Thread.currentThread().interrupt();
            assertFalse(client.flush(SOON));
            assertTrue(Thread.interrupted());
            assertTrue(client.close(SOON));
            assertTrue(client.close(SOON), "the second call tells the first one's verdict");
            assertEquals(3, client.stats().delivered());
            Thread.currentThread().interrupt();
            client.close(SOON);
            assertTrue(Thread.interrupted());
        }
    }
}
