package footfall.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which batch goes next, and which are on their way or held. Of the worker's thread alone.
final class Dispatch {
    private static final long BUSY_NANOS = 1_000_000_000;

    private final AnalyticsConfig config;
    private final Packer packer;
    private final Envelope envelope;
    private final Sender sender;
    private final ClientClock clock;
    private final Ledger ledger;
    private final Consumer<Message> post;
    private final Lane live = new Lane(false, null);
    private final Lane historical = new Lane(true, null);
    private final ArrayDeque<Lane> atOnce = new ArrayDeque<>();
    private final ArrayDeque<Batch> ready = new ArrayDeque<>();
    private final PriorityQueue<Batch> held =
            new PriorityQueue<>(Comparator.comparing(Batch::nextNanos, (a, b) -> Long.signum(a - b)));
    private final List<Flight> flights = new ArrayList<>();
    private final List<Barrier> barriers = new ArrayList<>();
    private boolean historicalIsNext = true;
    private boolean filled;
    private long filledNanos;
    private long fillNanos;
    private boolean paused;
    private long pausedUntilNanos;

    Dispatch(AnalyticsConfig config, Packer packer, Envelope envelope, Sender sender, Outside outside, Ledger ledger,
            Consumer<Message> post) {
        this.config = config;
        this.packer = packer;
        this.envelope = envelope;
        this.sender = sender;
        this.clock = outside.clock();
        this.ledger = ledger;
        this.post = post;
    }

    Lane live() {
        return live;
    }

    Lane historical() {
        return historical;
    }

    List<Flight> flights() {
        return flights;
    }

    /// The lane of an immediate batch.
    Lane atOnce(Immediate immediate) {
        Lane lane = new Lane(false, immediate);
        atOnce.add(lane);
        return lane;
    }

    /// Opens a barrier: all that is here gets an attempt now, but for what the server asked to wait.
    void open(Barrier barrier) {
        barrier.marks(live);
        barrier.marks(historical);
        atOnce.forEach(barrier::marks);
        live.force();
        historical.force();
        flights.forEach(flight -> barrier.await(flight.batch()));
        for (Iterator<Batch> each = held.iterator(); each.hasNext();) {
            Batch batch = each.next();
            if (batch.byServer()) {
                barrier.isHeld();
            } else {
                each.remove();
                ready.add(batch);
            }
        }
        ready.forEach(barrier::await);
        barriers.add(barrier);
    }

    /// Tells the barriers that are over.
    void settleBarriers() {
        for (Iterator<Barrier> each = barriers.iterator(); each.hasNext();) {
            Barrier barrier = each.next();
            if (barrier.isOver()) {
                each.remove();
                barrier.tell();
            }
        }
    }

    void first(Batch batch) {
        ready.addFirst(batch);
    }

    void hold(Batch batch, long untilNanos, boolean askedByServer) {
        batch.hold(untilNanos, askedByServer);
        held.add(batch);
    }

    void pause(long untilNanos) {
        if (!paused || untilNanos - pausedUntilNanos > 0) {
            paused = true;
            pausedUntilNanos = untilNanos;
        }
    }

    /// All that waits goes now: the client closes.
    void releaseAll() {
        paused = false;
        while (!held.isEmpty()) {
            ready.add(held.remove());
        }
        atOnce.forEach(Lane::force);
        historical.force();
        live.force();
    }

    /// What became due by itself.
    void ripen(long now) {
        if (paused && now - pausedUntilNanos >= 0) {
            paused = false;
        }
        ripen(live, now);
        ripen(historical, now);
        while (!paused && !held.isEmpty() && now - held.element().nextNanos() >= 0) {
            ready.add(held.remove());
        }
    }

    private void ripen(Lane lane, long now) {
        if (lane.isWaiting() && lane.size() >= config.flushAt()) {
            lane.makeDue();
            fillNanos = filled ? now - filledNanos : BUSY_NANOS;
            filled = true;
            filledNanos = now;
        } else if (lane.isWaiting() && now - lane.firstNanos() >= config.flushInterval().toNanos()) {
            lane.makeDue();
        }
    }

    /// How long the last batch took to fill.
    long fillNanos() {
        return fillNanos;
    }

    /// Whether a batch filled within the last second, so that the next one will soon.
    boolean isBusy(long now) {
        filled &= now - filledNanos < BUSY_NANOS;
        return filled;
    }

    /// Sends what may go.
    ///
    /// @param latestNanos when every request has to end; only looked at while closing
    void send(long now, boolean closing, long latestNanos) {
        while (flights.size() < config.senders()) {
            Batch batch = next();
            if (batch == null) {
                return;
            }
            send(batch, now, closing, latestNanos);
        }
    }

    private @Nullable Batch next() {
        while (true) {
            if (!ready.isEmpty()) {
                return ready.remove();
            }
            Lane lane = lane();
            if (lane == null) {
                return null;
            }
            long before = lane.taken();
            Batch batch = packer.pack(lane, lane.sendable(paused), clock.epochMillis(), !flights.isEmpty());
            if (lane.immediate() != null && lane.size() == 0) {
                atOnce.remove(lane);
            }
            if (batch != null) {
                long place = packer.firstPlace();
                barriers.stream().filter(barrier -> barrier.covers(lane, place)).forEach(b -> b.await(batch));
                return batch;
            }
            if (lane.taken() == before) {
                return null;
            }
        }
    }

    /// Immediate ones first, then historical and live in turns.
    private @Nullable Lane lane() {
        if (!atOnce.isEmpty()) {
            return atOnce.element();
        }
        boolean old = historical.sendable(paused) > 0;
        boolean now = live.sendable(paused) > 0;
        if (!old && !now) {
            return null;
        }
        boolean takesOld = old && (historicalIsNext || !now);
        historicalIsNext = !takesOld;
        return takesOld ? historical : live;
    }

    private void send(Batch batch, long now, boolean closing, long latestNanos) {
        batch.begin(clock.epochMillis());
        ledger.requests.incrementAndGet();
        if (batch.attempt() > 1) {
            ledger.retries.incrementAndGet();
        }
        long timeout = config.requestTimeout().toNanos();
        Flight flight = new Flight(batch, now + (closing ? Math.min(timeout, latestNanos - now) : timeout));
        flights.add(flight);
        try {
            flight.began(sender.send(envelope.request(batch, clock.epochMillis()),
                    outcome -> post.accept(new Message.End(flight, outcome))));
        } catch (Throwable failure) {
            post.accept(new Message.End(flight, new Sender.Outcome.Failed(failure)));
        }
    }

    /// Nothing is here but what flies.
    boolean isDrained() {
        return ready.isEmpty() && held.isEmpty() && flights.isEmpty() && atOnce.isEmpty() && live.size() == 0
                && historical.size() == 0;
    }

    /// Takes out every batch that is here, on its way or not.
    List<Batch> takeBatches() {
        List<Batch> all = new ArrayList<>();
        for (Flight flight : flights) {
            flight.end();
            flight.cancel();
            all.add(flight.batch());
        }
        flights.clear();
        all.addAll(ready);
        ready.clear();
        all.addAll(held);
        held.clear();
        return all;
    }

    List<Lane> takeLanes() {
        List<Lane> lanes = new ArrayList<>(atOnce);
        atOnce.clear();
        lanes.add(historical);
        lanes.add(live);
        return lanes;
    }

    List<Barrier> takeBarriers() {
        List<Barrier> all = new ArrayList<>(barriers);
        barriers.clear();
        return all;
    }

    boolean hasSlot() {
        return flights.size() < config.senders();
    }

    boolean isPaused() {
        return paused;
    }

    /// Nanoseconds until something becomes due by itself, at most `limit`.
    long untilDue(long now, long limit) {
        long wait = limit;
        for (Flight flight : flights) {
            wait = Math.min(wait, flight.deadlineNanos() - now);
        }
        if (paused) {
            return Math.min(wait, pausedUntilNanos - now);
        }
        if (hasSlot()) {
            for (Lane lane : List.of(live, historical)) {
                if (lane.isWaiting()) {
                    wait = Math.min(wait, lane.firstNanos() + config.flushInterval().toNanos() - now);
                }
            }
            if (!held.isEmpty()) {
                wait = Math.min(wait, held.element().nextNanos() - now);
            }
        }
        return wait;
    }
}
