package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Many producers, a worker that dies, clients that come and go: with real threads, before a sender that is not.
class RealThreadsTest {
    private static final Duration FAR = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(20);

    private static Analytics client(Sender sender, Consumer<String> log, int maxQueueSize) {
        return Analytics.builder("k", URI.create("http://127.0.0.1:1")).maxQueueSize(maxQueueSize).flushInterval(FAR)
                .retryInitialBackoff(FAR).retryMaxBackoff(FAR).closeOnExit(false)
                .outside(new Outside(ClientClock.SYSTEM, () -> 0, config -> sender, log, Gzip.JDK, true)).build();
    }

    private static ScriptSender never() {
        ScriptSender sender = new ScriptSender(ClientClock.SYSTEM);
        sender.byHand();
        return sender;
    }

    private static void inThreads(int threads, Callable<?> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            for (Future<?> each : all) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName("R19 8 producers, capacity 1,000: accepted exactly 1,000, the rest dropped, one warning")
    void eightProducers() throws Exception {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Analytics client = client(never(), warnings::add, 1_000);
        AtomicInteger accepted = new AtomicInteger();
        inThreads(8, () -> {
            for (int i = 0; i < 1_000; i++) {
                accepted.addAndGet(client.capture("u", "e") ? 1 : 0);
            }
            return null;
        });
        ClientStats stats = client.stats();
        assertEquals(1_000, accepted.get());
        assertEquals(1_000, stats.accepted());
        assertEquals(1_000, stats.pending());
        assertEquals(7_000, stats.droppedFull());
        client.flush(Duration.ofMillis(1));
        client.close(Duration.ZERO);
        assertEquals(1, warnings.stream().filter(text -> text.contains("full")).count());
        assertEquals(1_000, client.stats().droppedClose());
    }

    @Test
    @DisplayName("R36 snapshots under load always add up, and never go back")
    void snapshots() throws Exception {
        ScriptSender sender = new ScriptSender(ClientClock.SYSTEM);
        Analytics client = client(sender, text -> { }, 500);
        AtomicBoolean over = new AtomicBoolean();
        Thread reader = new Thread(() -> {
            ClientStats last = client.stats();
            while (!over.get()) {
                ClientStats now = client.stats();
                long ended = now.delivered() + now.rejected() + now.unconfirmed() + now.failed()
                        + now.droppedBeforeSend() + now.droppedClose();
                if (now.accepted() != now.pending() + ended || now.pending() < 0 || now.pending() > 500
                        || now.captured() < last.captured() || now.accepted() < last.accepted()
                        || now.delivered() < last.delivered()) {
                    throw new AssertionError(last + " then " + now);
                }
                last = now;
            }
        });
        AtomicInteger broken = new AtomicInteger();
        reader.setUncaughtExceptionHandler((thread, failure) -> broken.incrementAndGet());
        reader.start();
        AtomicInteger accepted = new AtomicInteger();
        inThreads(4, () -> {
            for (int i = 0; i < 20_000; i++) {
                accepted.addAndGet(client.capture("u", "e", Map.of("i", i)) ? 1 : 0);
            }
            return null;
        });
        assertTrue(client.close(SOON));
        over.set(true);
        reader.join();
        assertEquals(0, broken.get());
        ClientStats stats = client.stats();
        assertEquals(80_000, stats.captured());
        assertEquals(accepted.get(), stats.delivered());
        assertEquals(80_000 - accepted.get(), stats.droppedFull());
        assertEquals(accepted.get(), sender.sent().stream().flatMap(sent -> sent.ids().stream()).distinct().count());
    }

    @Test
    @DisplayName("R18 a killed worker: capture releases its slot and counts droppedClosed; flush and close return")
    void killedWorker() throws Exception {
        CountDownLatch died = new CountDownLatch(1);
        Analytics client = client(never(), text -> {
            died.countDown();
            throw new AssertionError("the log is broken too");
        }, 10);
        assertTrue(client.capture("u", "e"));
        assertFalse(client.capture("u", " "));
        client.flush(Duration.ofMillis(50));
        for (int i = 0; i < 20; i++) {
            client.flush(Duration.ofMillis(50));
        }
        assertTrue(died.await(20, TimeUnit.SECONDS));
        assertTrue(client.lifecycle().worker().ended().await(20, TimeUnit.SECONDS));
        assertFalse(client.capture("u", "late"));
        assertTrue(client.flush(SOON), "nothing is pending");
        assertFalse(client.close(SOON), "it dropped an event");
        ClientStats stats = client.stats();
        assertEquals(0, stats.pending());
        assertEquals(1, stats.droppedClose());
        assertEquals(1, stats.droppedClosed());
    }

    @Test
    @DisplayName("5 a Throwable in one turn is counted, logged, survived")
    void survives() {
        List<String> warnings = new CopyOnWriteArrayList<>();
        AtomicBoolean broken = new AtomicBoolean(true);
        ClientClock clock = new ClientClock() {
            @Override
            public long epochMillis() {
                return System.currentTimeMillis();
            }

            @Override
            public long nanos() {
                if (Thread.currentThread().getName().startsWith("footfall-") && broken.getAndSet(false)) {
                    throw new StackOverflowError("in one turn");
                }
                return System.nanoTime();
            }
        };
        ScriptSender sender = new ScriptSender(ClientClock.SYSTEM);
        Analytics client = Analytics.builder("k", URI.create("http://127.0.0.1:1")).closeOnExit(false)
                .outside(new Outside(clock, () -> 0, config -> sender, warnings::add, Gzip.JDK, true)).build();
        assertTrue(client.capture("u", "e"));
        assertTrue(client.flush(SOON));
        assertTrue(client.close(SOON));
        assertEquals(1, client.stats().hookErrors());
        assertEquals(1, client.stats().delivered());
        assertEquals(1, warnings.size());
    }

    @Test
    @DisplayName("R17 settling twice can not make the queue look full")
    void settledTwice() {
        Ledger ledger = new Ledger();
        SendQueue queue = new SendQueue(2, ledger);
        queue.reserve();
        ledger.settle(Fate.DELIVERED, 1);
        ledger.settle(Fate.DELIVERED, 1);
        assertEquals(0, queue.pending(), "it saturates at 0");
        assertTrue(queue.reserve() > 0);
        assertTrue(queue.reserve() > 0);
        assertTrue(queue.pending() <= 2);
        assertEquals(0, ledger.droppedFull.sum());
    }

    @Test
    @DisplayName("6 close from two threads while others capture: all counted, one verdict")
    void closeWhileCapturing() throws Exception {
        for (int round = 0; round < 200; round++) {
            ScriptSender sender = new ScriptSender(ClientClock.SYSTEM);
            Analytics client = client(sender, text -> { }, 10_000);
            AtomicInteger accepted = new AtomicInteger();
            AtomicInteger turn = new AtomicInteger();
            inThreads(4, () -> {
                if (turn.incrementAndGet() <= 2) {
                    assertTrue(client.close(SOON));
                } else {
                    for (int i = 0; i < 50; i++) {
                        accepted.addAndGet(client.capture("u", "e") ? 1 : 0);
                    }
                }
                return null;
            });
            ClientStats stats = client.stats();
            assertEquals(100, stats.captured());
            assertEquals(accepted.get(), stats.delivered());
            assertEquals(100 - accepted.get(), stats.droppedClosed());
            assertEquals(0, stats.pending());
        }
    }

    @Test
    @DisplayName("1 close returns in its time even if a hook never ends")
    void closeWhileAHookHangs() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Analytics client = Analytics.builder("k", URI.create("http://127.0.0.1:1")).flushAt(1).closeOnExit(false)
                .beforeSend(event -> {
                    inside.countDown();
                    while (go.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return null;
                }).build();
        client.capture("u", "e");
        inside.await();
        long began = System.nanoTime();
        assertFalse(client.close(Duration.ofMillis(100)));
        assertTrue(System.nanoTime() - began < Duration.ofSeconds(5).toNanos());
        go.countDown();
        client.close(Duration.ofSeconds(20));
        assertEquals(0, client.stats().pending());
    }
}
