package footfall.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes batches of events: defaults into their properties, then the hooks, then bytes. Of the worker's thread alone.
final class Packer {
    private final AnalyticsConfig config;
    private final Wire wire;
    private final Ledger ledger;
    private final Losses losses;
    private final JsonWriter json;
    private final long envelopeBytes;
    private long capBytes;
    private long firstPlace;
    private final Map<UUID, String> lost = new HashMap<>();
    private @Nullable Throwable lostBy;

    Packer(AnalyticsConfig config, Wire wire, Ledger ledger, Losses losses) {
        this.config = config;
        this.wire = wire;
        this.ledger = ledger;
        this.losses = losses;
        this.json = new JsonWriter(config.maxEventBytes());
        this.envelopeBytes = Wire.ENVELOPE_MAX_BYTES + 6L * config.apiKey().length();
        this.capBytes = config.maxBatchBytes();
    }

    /// The server called a body of this size too large: later ones are half of it at most.
    void tooLarge(long bytes) {
        capBytes = Math.max(config.maxEventBytes(), Math.min(capBytes, bytes / 2));
    }

    /// The place in its lane of the first event of the batch that was made last.
    long firstPlace() {
        return firstPlace;
    }

    /// The next batch of a lane, or null if all events were dropped or none may be written now.
    ///
    /// @param limit how many events may be taken
    /// @param mayWait whether memory that is used up will be given back by requests on their way; if not, events drop
    @Nullable Batch pack(Lane lane, long limit, long epochMillis, boolean mayWait) {
        List<Item> items = new ArrayList<>();
        try {
            fill(lane, limit, mayWait, items);
        } catch (Throwable failure) {
            // Out of memory, most likely: what was in hand is lost, and counted.
            items.forEach(item -> settled(lane, item.id(), Fate.FAILED, "failed", failure));
            ledger.pendingBytes.addAndGet(-bytes(items));
            items.clear();
        }
        tellLosses(lane);
        if (items.isEmpty()) {
            return null;
        }
        ledger.batches.incrementAndGet();
        return new Batch(items, lane.historical() || config.historicalMigration(), 0, epochMillis, lane.immediate());
    }

    private void fill(Lane lane, long limit, boolean mayWait, List<Item> items) {
        long bytes = envelopeBytes;
        Set<UUID> ids = new HashSet<>();
        for (long left = limit; left > 0 && items.size() < config.maxBatchSize(); left--) {
            Item item = lane.carried();
            if (item == null) {
                Queued queued = lane.poll();
                if (queued == null) {
                    return;
                }
                item = write(lane, queued);
            }
            if (item == null) {
                continue;
            }
            int size = item.bytes().length + 1;
            if (!items.isEmpty() && (bytes + size > capBytes || ids.contains(item.id()))) {
                lane.carry(item);
                return;
            }
            if (ledger.pendingBytes.get() + item.bytes().length > config.maxBufferBytes()) {
                if (mayWait || !items.isEmpty()) {
                    lane.carry(item);
                    return;
                }
                lane.take();
                settled(lane, item.id(), Fate.DROPPED_BYTES, "dropped_bytes",
                        new IllegalStateException("maxBufferBytes: " + config.maxBufferBytes() + " are used up"));
                continue;
            }
            if (items.isEmpty()) {
                firstPlace = lane.taken();
            }
            lane.take();
            items.add(item);
            ids.add(item.id());
            bytes += size;
            ledger.pendingBytes.addAndGet(item.bytes().length);
        }
    }

    /// An event as bytes, or null if it was settled instead.
    private @Nullable Item write(Lane lane, Queued queued) {
        Event given = queued.event;
        if (given == null) {
            throw new IllegalStateException("queued: no event, should be one");
        }
        Event event;
        try {
            event = hooked(defaults(given.timestamp() == null ? given.at(Instant.ofEpochMilli(queued.epochMillis))
                    : given));
        } catch (Throwable failure) {
            ledger.hookErrors.incrementAndGet();
            ledger.error("beforeSend: " + failure);
            event = null;
        }
        if (event == null) {
            lane.take();
            ledger.settle(Fate.DROPPED_BEFORE_SEND, 1);
            tell(lane, given.id(), Fate.DROPPED_BEFORE_SEND, "dropped_before_send");
            return null;
        }
        try {
            Instant time = event.timestamp();
            if (time != null) {
                WireTime.text(time);
            }
            wire.event(json.reset(), event, time == null ? queued.epochMillis : time.toEpochMilli());
            return new Item(event.id(), json.take());
        } catch (Throwable failure) {
            boolean large = failure instanceof JsonWriter.TooLarge;
            lane.take();
            settled(lane, event.id(), large ? Fate.TOO_LARGE : Fate.UNSERIALISABLE,
                    large ? "too_large" : "unserialisable", failure);
            return null;
        }
    }

    private Event defaults(Event event) {
        PropertyMap all = PropertyMap.of(event.properties());
        if (!event.groups().isEmpty()) {
            all = all.orElse("$groups", event.groups()).orElse("$process_person_profile", true);
        }
        if (config.disableGeoip()) {
            all = all.orElse("$geoip_disable", true);
        }
        if (config.isServer()) {
            all = all.orElse("$is_server", true);
        }
        return all == event.properties() ? event : event.withProperties(all);
    }

    private @Nullable Event hooked(Event event) {
        Event seen = event;
        for (UnaryOperator<@Nullable Event> hook : config.beforeSend()) {
            Event next = hook.apply(seen);
            if (next == null) {
                return null;
            }
            seen = next;
        }
        return seen;
    }

    private void settled(Lane lane, UUID id, Fate fate, String word, Throwable cause) {
        ledger.settle(fate, 1);
        if (tell(lane, id, fate, word)) {
            return;
        }
        lost.put(id, word);
        lostBy = cause;
    }

    private static boolean tell(Lane lane, UUID id, Fate fate, String word) {
        Immediate immediate = lane.immediate();
        if (immediate != null) {
            immediate.settled(id, fate, word);
        }
        return immediate != null;
    }

    private void tellLosses(Lane lane) {
        if (!lost.isEmpty()) {
            losses.tell(new DeliveryError(lostBy, 0, 0, lost.size(), lane.historical(), null, lost, null));
            lost.clear();
            lostBy = null;
        }
    }

    static long bytes(List<Item> items) {
        long bytes = 0;
        for (Item item : items) {
            bytes += item.bytes().length;
        }
        return bytes;
    }
}
