package footfall.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Takes events and sends them in batches, on one thread of its own. Thread-safe; one for the whole process is enough.
///
/// Taking an event never blocks: no I/O, no lock, no JSON, no hook, no log. It takes a slot, or says false: what is
/// lost is the newest, and it is counted. What was taken ends in exactly one count of [#stats()].
///
/// A client that is not closed is closed when the JVM ends, within its `closeTimeout`; a JVM that is killed
/// (`SIGKILL`) or frozen loses what is in flight: call [#flush(Duration)] before, as a function on Lambda should after
/// each request.
public final class Analytics implements AutoCloseable {
    private final AnalyticsConfig config;
    private final ClientClock clock;
    private final Ledger ledger = new Ledger();
    private final SendQueue queue;
    private final @Nullable Lifecycle lifecycle;

    Analytics(AnalyticsConfig config, Outside outside) {
        this.config = config;
        this.clock = outside.clock();
        this.queue = new SendQueue(config.maxQueueSize(), ledger);
        if (config.apiKey().isEmpty()) {
            outside.log().accept("the client is disabled, as its key is blank");
        }
        this.lifecycle = config.disabled() ? null : new Lifecycle(config, outside, queue, ledger);
    }

    /// Begins a client.
    ///
    /// @param apiKey the project's key; blank: the client is disabled, and says so once
    /// @param host where the server is; a path prefix is kept
    /// @throws IllegalArgumentException if the host is no absolute http(s) URI, or has a query, fragment or user
    public static AnalyticsBuilder builder(@Nullable String apiKey, URI host) {
        return new AnalyticsBuilder(apiKey, host);
    }

    /// What this client was built with.
    public AnalyticsConfig config() {
        return config;
    }

    /// Takes an event without properties. Never blocks, never throws.
    ///
    /// @return whether it was accepted
    public boolean capture(@Nullable String distinctId, @Nullable String event) {
        return capture(distinctId, event, PropertyMap.EMPTY);
    }

    /// Takes an event; its time is now, its id new. The map is copied, what it holds is not. Never blocks, never
    /// throws.
    ///
    /// @return whether it was accepted
    public boolean capture(@Nullable String distinctId, @Nullable String event, @Nullable Map<String, ?> properties) {
        long slot = slot(Event.flaw(event, distinctId) == null);
        if (slot <= 0 || event == null || distinctId == null) {
            return false;
        }
        long now = clock.epochMillis();
        Event made = new Event(Ids.newId(now), event, distinctId, copy(properties), null, Map.of(),
                EventOptions.NONE);
        add(new Queued(made, now, false), slot);
        return true;
    }

    /// A copy of a caller's map; empty if it can not be read, or changes under our hands.
    private PropertyMap copy(@Nullable Map<String, ?> map) {
        try {
            return PropertyMap.of(map);
        } catch (Throwable e) {
            // The map is code of the caller's. A call that never throws passes on no Error either, and the slot that is
            // taken for the event must not be lost.
            ledger.hookErrors.incrementAndGet();
            ledger.error("properties were left out: " + e);
            return PropertyMap.EMPTY;
        }
    }

    /// Takes an event. Never blocks, never throws.
    ///
    /// @return whether it was accepted
    public boolean capture(@Nullable Event event) {
        return capture(event, false);
    }

    private boolean capture(@Nullable Event event, boolean historical) {
        long slot = slot(event != null);
        if (slot <= 0) {
            return false;
        }
        add(new Queued(event, clock.epochMillis(), historical), slot);
        return true;
    }

    /// A slot for an event, or none: then it is counted why. The order is that of the counts: closed, refused, full.
    private long slot(boolean isFit) {
        if (lifecycle == null) {
            return SendQueue.CLOSED;
        }
        if (!isFit && !queue.isClosed()) {
            ledger.refused.increment();
            return SendQueue.CLOSED;
        }
        return queue.reserve();
    }

    private void add(Queued queued, long slot) {
        if (queue.add(queued, slot) && lifecycle != null) {
            lifecycle.worker().sweep();
        }
    }

    /// Says what is known of a person: `$identify` with `$set` and `$set_once`. Never blocks, never throws.
    ///
    /// @return whether it was accepted
    public boolean identify(@Nullable String distinctId, @Nullable Map<String, ?> set,
            @Nullable Map<String, ?> setOnce) {
        return capture(distinctId, "$identify", pairs("$set", copy(set), "$set_once", copy(setOnce)));
    }

    /// A page was viewed: `$pageview` with `$current_url`. Never blocks, never throws.
    ///
    /// @return whether it was accepted
    public boolean page(@Nullable String distinctId, @Nullable String url, @Nullable Map<String, ?> properties) {
        return capture(distinctId, "$pageview", copy(properties).with("$current_url", url));
    }

    /// Says what is known of a group: `$groupidentify`, of the distinct id `$<type>_<key>`. Never blocks, never throws.
    ///
    /// @return whether it was accepted
    public boolean group(@Nullable String type, @Nullable String key, @Nullable Map<String, ?> set) {
        boolean isFit = type != null && !type.isBlank() && key != null && !key.isBlank();
        return group(type, key, set, isFit ? "$" + type + "_" + key : null);
    }

    /// The same, of a given distinct id. Never blocks, never throws.
    ///
    /// @return whether it was accepted
    public boolean group(@Nullable String type, @Nullable String key, @Nullable Map<String, ?> set,
            @Nullable String distinctId) {
        return capture(distinctId, "$groupidentify", pairs("$group_type", type, "$group_key", key)
                .with("$group_set", copy(set)));
    }

    /// Says that two distinct ids are one person: `$create_alias`. Never blocks, never throws.
    ///
    /// @return whether it was accepted
    public boolean alias(@Nullable String distinctId, @Nullable String alias) {
        return capture(distinctId, "$create_alias", pairs("distinct_id", distinctId, "alias", alias));
    }

    private static PropertyMap pairs(String first, @Nullable Object one, String second, @Nullable Object two) {
        return PropertyMap.EMPTY.with(first, one).with(second, two);
    }

    /// Takes events, one after another: if slots run out, the rest is lost, and counted. Never blocks, never throws.
    ///
    /// @return how many were accepted, which are the first ones
    public int captureBatch(@Nullable List<Event> events) {
        return captureBatch(events, config.historicalMigration());
    }

    /// The same, sent apart from live events if they are historical, and marked so. Never blocks, never throws.
    ///
    /// @return how many were accepted
    public int captureBatch(@Nullable List<Event> events, boolean historical) {
        int accepted = 0;
        for (Event event : copy(events)) {
            if (capture(event, historical)) {
                accepted++;
            }
        }
        if (historical && accepted > 0) {
            queue.wake();
        }
        return accepted;
    }

    /// A list that can not be read, as it is the caller's code too, counts as one event that is refused: how many it
    /// had nobody knows.
    private List<@Nullable Event> copy(@Nullable List<Event> events) {
        try {
            return events == null ? List.of() : new ArrayList<>(events);
        } catch (Throwable e) {
            ledger.error("a list of events could not be read: " + e);
            return Collections.singletonList(null);
        }
    }

    /// Sends events at once, apart from all others, with all retries. Never blocks.
    ///
    /// @return what became of them; always completes normally, on the client's thread, which what follows should not
    ///     block
    public CompletableFuture<DeliveryReport> captureImmediate(@Nullable List<Event> events) {
        Immediate immediate = new Immediate();
        List<Queued> queued = new ArrayList<>();
        for (Event event : copy(events)) {
            long slot = slot(event != null);
            if (event != null && lifecycle != null && slot > 0) {
                immediate.accepted();
                queued.add(new Queued(event, clock.epochMillis(), false));
            } else if (event != null && lifecycle != null) {
                immediate.refused(event.id(), slot == SendQueue.FULL ? "dropped_full" : "dropped_closed");
            }
        }
        if (queued.isEmpty() || lifecycle == null) {
            immediate.tellIfOver();
        } else {
            lifecycle.worker().post(new Message.AtOnce(immediate, queued));
        }
        return immediate.report();
    }

    /// Sends all that was accepted before this call, each batch once, and waits for the answers, but no longer than
    /// said. What fails stays on its schedule of retries. Called by a hook it returns false at once.
    ///
    /// @return whether all of it is settled; see [#stats()] for how
    /// @throws IllegalArgumentException if the timeout is negative
    public boolean flush(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout: " + timeout + ", should be 0 or more");
        }
        return lifecycle == null || lifecycle.flush(timeout);
    }

    /// Closes within `closeTimeout`.
    @Override
    public void close() {
        close(config.closeTimeout());
    }

    /// Takes no more events, sends each batch once more, and ends; what is not delivered within the timeout is dropped
    /// and counted. Zero or less drops all and sends nothing. A second call waits for the first one's end. Called by a
    /// hook it only begins. Never throws.
    ///
    /// @return whether nothing was dropped by it
    public boolean close(Duration timeout) {
        return lifecycle == null || lifecycle.close(timeout);
    }

    /// What became of all events so far, at one moment. Never blocks.
    public ClientStats stats() {
        return queue.stats();
    }

    /// For tests, which give the worker its turns.
    Lifecycle lifecycle() {
        if (lifecycle == null) {
            throw new IllegalStateException("lifecycle: none, should be one: the client is disabled");
        }
        return lifecycle;
    }
}
