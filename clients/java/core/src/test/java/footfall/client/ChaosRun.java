package footfall.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Many events against a server that fails three times in ten, at random: 503, 429, 413, resets before and after it
/// stored, answers cut short, stalls, partial results. Then every event must be in exactly one count, and the server
/// must have each delivered one once. `ChaosRun [<events> [<seed>]]`; exits 1 if anything does not add up.
public final class ChaosRun {
    private static final int THREADS = 4;
    private static final int CAPACITY = 50_000;
    private static final int TOO_MANY_EVENTS = 60;

    private final Random random;
    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicLong repeated = new AtomicLong();
    private final Map<String, AtomicLong> deeds = new ConcurrentHashMap<>();
    private final AtomicLong accepted = new AtomicLong();

    private ChaosRun(long seed) {
        this.random = new Random(seed);
    }

    /// Runs it from the command line.
    public static void main(String... arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        List<String> wrong = new ChaosRun(seed).run(events, WireFormat.V1, true);
        wrong.addAll(new ChaosRun(seed).run(events / 4, WireFormat.V0, true));
        wrong.forEach(System.out::println);
        System.out.println(wrong.isEmpty() ? "all counts add up" : "seed " + seed + ": counts do not add up");
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /// What does not add up; nothing, if all is well.
    static List<String> differences(int events, WireFormat wire, long seed) throws Exception {
        return new ChaosRun(seed).run(events, wire, false);
    }

    private List<String> run(int events, WireFormat wire, boolean tells) throws Exception {
        long began = System.nanoTime();
        try (RawServer server = new RawServer(this::serve)) {
            server.forget();
            Analytics client = Analytics.builder("k", server.uri()).wire(wire).maxQueueSize(CAPACITY).senders(8)
                    .maxAttempts(5).flushInterval(Duration.ofMillis(50)).requestTimeout(Duration.ofSeconds(3))
                    .retryInitialBackoff(Duration.ofMillis(1)).retryMaxBackoff(Duration.ofMillis(20))
                    .onError(error -> count("told of losses")).closeOnExit(false).build();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(() -> capture(client, events / THREADS));
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            client.flush(Duration.ofSeconds(60));
            client.close(Duration.ofSeconds(60));
            if (tells) {
                System.out.println(wire + " in " + (System.nanoTime() - began) / 1_000_000 + " ms: " + client.stats());
                System.out.println("server: stored " + stored.size() + ", confirmed " + confirmed.size() + ", "
                        + deeds);
            }
            return differences(client.stats(), events / THREADS * THREADS);
        }
    }

    /// Waits at times when the queue is nearly full, and at other times loses events to a full one.
    private void capture(Analytics client, int events) {
        for (int i = 0; i < events; i++) {
            while (i % 64 == 0 && i / 64 % 100 != 0 && client.stats().pending() > CAPACITY - 100) {
                LockSupport.parkNanos(1_000_000);
            }
            if (client.capture("visitor", "event", Map.of("i", i))) {
                accepted.incrementAndGet();
            }
        }
    }

    private List<String> differences(ClientStats stats, long calls) {
        List<String> wrong = new ArrayList<>();
        long ended = stats.delivered() + stats.rejected() + stats.unconfirmed() + stats.failed()
                + stats.droppedBeforeSend() + stats.droppedClose();
        equal(wrong, "captured", calls, stats.captured());
        equal(wrong, "accepted", accepted.get(), stats.accepted());
        equal(wrong, "accepted + dropped", calls, stats.accepted() + stats.droppedFull() + stats.droppedClosed());
        equal(wrong, "ended + pending", stats.accepted(), ended + stats.pending());
        equal(wrong, "pending", 0, stats.pending());
        equal(wrong, "pending bytes", 0, stats.pendingBytes());
        equal(wrong, "delivered", confirmed.size(), stats.delivered());
        equal(wrong, "rejected", refused.size(), stats.rejected());
        equal(wrong, "sent again after it was confirmed", 0, repeated.get());
        long unknown = stored.size() - confirmed.size();
        if (unknown > stats.failed() + stats.unconfirmed() + stats.droppedClose()) {
            wrong.add("stored " + stored.size() + " of which more are not confirmed than were lost");
        }
        if (deeds.size() < 7) {
            wrong.add("the server did only " + deeds);
        }
        return wrong;
    }

    private static void equal(List<String> wrong, String what, long expected, long is) {
        if (expected != is) {
            wrong.add(what + ": " + is + ", should be " + expected);
        }
    }

    private void count(String deed) {
        deeds.computeIfAbsent(deed, name -> new AtomicLong()).incrementAndGet();
    }

    private synchronized double draw() {
        return random.nextDouble();
    }

    private void serve(RawServer.Call call) throws IOException {
        Sent sent = call.read();
        repeated.addAndGet(sent.ids().stream().filter(confirmed::contains).count());
        double drawn = draw();
        if (sent.events().size() > TOO_MANY_EVENTS && drawn < 0.1) {
            count("413");
            call.answer(Reply.status(413), sent);
        } else if (drawn < 0.18) {
            count("503");
            call.answer(Reply.status(503).with("Retry-After", "0"), sent);
        } else if (drawn < 0.21) {
            count("429");
            call.answer(Reply.status(429, "1"), sent);
        } else if (drawn < 0.25) {
            count("reset");
            call.reset();
        } else if (drawn < 0.28) {
            count("stored, then reset");
            stored.addAll(sent.ids());
            call.reset();
        } else if (drawn < 0.2995) {
            count("cut short");
            stored.addAll(sent.ids());
            call.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"results\":");
            call.closeConnection();
        } else if (drawn < 0.3) {
            count("stalled");
            call.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{");
            call.stall();
        } else {
            count("answered");
            take(call, sent);
        }
    }

    private void take(RawServer.Call call, Sent sent) throws IOException {
        List<String> words = new ArrayList<>();
        boolean v1 = sent.root().containsKey("created_at");
        for (String id : sent.ids()) {
            double drawn = v1 ? draw() : 1;
            String word = drawn < 0.01 && !stored.contains(id) ? "drop" : drawn < 0.03 ? "retry" : "ok";
            if (word.equals("drop")) {
                refused.add(id);
            } else if (word.equals("ok")) {
                stored.add(id);
                confirmed.add(id);
            }
            words.add(word);
        }
        call.answer(Reply.results(words.toArray(String[]::new)).with("Retry-After", "0"), sent);
    }
}
