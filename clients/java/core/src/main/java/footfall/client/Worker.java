package footfall.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Takes events from the queue and sees to them until they are settled. All its state is of one thread, which takes one
/// turn after another: each turn does all that is due, whatever woke it.
final class Worker implements Runnable {
    /// How long it waits for a producer that was stopped between taking a slot and handing over its event.
    private static final long STRAGGLER_NANOS = 50_000;
    private static final long SURVIVED_NANOS = 100_000_000;
    /// While batches fill, the worker looks by itself, four times a batch, within these bounds: then no caller has to
    /// wake it, which costs more than all else that a capture does.
    private static final long NAP_MIN_NANOS = 1_000_000;
    private static final long NAP_MAX_NANOS = 50_000_000;
    /// Only a rush of so many batches wakes it then.
    private static final int RUSH_BATCHES = 8;

    private final AnalyticsConfig config;
    private final SendQueue queue;
    private final Ledger ledger;
    private final ClientClock clock;
    private final Losses losses;
    private final Sender sender;
    private final Dispatch dispatch;
    private final Judge judge;
    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
    private final List<Barrier> unripe = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Thread running;
    private final Arrivals arrivals;
    private boolean closing;
    private long closeNanos;

    Worker(AnalyticsConfig config, Outside outside, SendQueue queue, Ledger ledger) {
        this.config = config;
        this.queue = queue;
        this.ledger = ledger;
        this.clock = outside.clock();
        this.losses = new Losses(config, ledger, outside.log());
        this.sender = outside.sender().apply(config);
        Wire wire = Wire.of(config);
        Packer packer = new Packer(config, wire, ledger, losses);
        this.dispatch = new Dispatch(config, packer, new Envelope(config, wire, outside.gzip(), losses), sender,
                outside, ledger, this::post);
        this.judge = new Judge(config, outside, wire, packer, dispatch, ledger, losses);
        this.arrivals = new Arrivals(config, queue, ledger, clock, losses, dispatch);
    }

    /// Tells the worker something. From any thread.
    void post(Message message) {
        messages.add(message);
        if (hasEnded()) {
            sweep();
        } else {
            queue.wake();
        }
    }

    /// Whether the calling thread is the worker's own, as a hook's is.
    boolean isMine() {
        return running == Thread.currentThread();
    }

    /// Whether it was told all that it knows.
    boolean hasHeardAll() {
        return messages.isEmpty();
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    CountDownLatch ended() {
        return ended;
    }

    @Override
    public void run() {
        try {
            while (!hasEnded()) {
                long wait = survivingTurn();
                if (wait > 0 && !hasEnded()) {
                    queue.sleep(wait, threshold(), this::hasHeardAll);
                }
            }
        } finally {
            die();
        }
    }

    private long survivingTurn() {
        try {
            return turn();
        } catch (Throwable failure) {
            ledger.hookErrors.incrementAndGet();
            ledger.error("worker: " + failure);
            losses.warn("the worker goes on after " + failure);
            return SURVIVED_NANOS;
        }
    }

    /// Does all that is due.
    ///
    /// @return nanoseconds until something will be, if nothing wakes the worker before
    long turn() {
        running = Thread.currentThread();
        try {
            long now = clock.nanos();
            arrivals.take(now);
            for (Message message = messages.poll(); message != null; message = messages.poll()) {
                handle(message, now);
            }
            ripenBarriers(now);
            timeOut(now);
            if (closing) {
                dispatch.releaseAll();
            }
            dispatch.ripen(now);
            if (!closing || closeNanos - now > 0) {
                dispatch.send(now, closing, closeNanos);
            }
            dispatch.settleBarriers();
            arrivals.warn();
            return closing ? closingTurn(now) : openTurn(now);
        } finally {
            running = null;
        }
    }

    private long openTurn(long now) {
        long wait = dispatch.untilDue(now, config.flushInterval().toNanos());
        if (dispatch.isBusy(now)) {
            wait = Math.min(wait, Math.max(NAP_MIN_NANOS, Math.min(NAP_MAX_NANOS, dispatch.fillNanos() / 4)));
        }
        return Math.max(0, queue.isStalled() || !unripe.isEmpty() || isLate() ? Math.min(wait, STRAGGLER_NANOS) : wait);
    }

    /// Whether so many events have a slot that they should go, but are not here yet.
    private boolean isLate() {
        return queue.pending() >= threshold();
    }

    /// How many events in flight mean that enough are un-sent; never, if nothing could go anyway.
    private long threshold() {
        if (!dispatch.hasSlot() || dispatch.isPaused() || dispatch.live().size() >= config.flushAt()) {
            return Long.MAX_VALUE;
        }
        long rush = Math.min((long) RUSH_BATCHES * config.flushAt(), config.maxQueueSize() / 2);
        return arrivals.here() - dispatch.live().size()
                + (dispatch.isBusy(clock.nanos()) ? Math.max(config.flushAt(), rush) : config.flushAt());
    }

    private void handle(Message message, long now) {
        if (message instanceof Message.End end) {
            ended(end, now);
        } else if (message instanceof Message.Flush flush) {
            unripe.add(flush.barrier());
        } else if (message instanceof Message.AtOnce given) {
            arrivals.handed(given.events().size());
            Lane lane = dispatch.atOnce(given.immediate());
            given.events().forEach(queued -> lane.add(queued, now));
            lane.force();
        } else if (message instanceof Message.Close close) {
            closing = true;
            closeNanos = close.sendsNothing() ? now : close.deadlineNanos();
        }
    }

    private void ended(Message.End end, long now) {
        Flight flight = end.flight();
        if (!flight.isOver()) {
            flight.end();
            dispatch.flights().remove(flight);
            judge.judge(flight.batch(), end.outcome(), now, closing);
        }
    }

    /// A barrier opens when all is here that was handed over before it.
    private void ripenBarriers(long now) {
        if (!unripe.isEmpty()) {
            arrivals.take(now);
            if (!queue.isStalled() || closing) {
                unripe.forEach(dispatch::open);
                unripe.clear();
            }
        }
    }

    private void timeOut(long now) {
        for (Flight flight : List.copyOf(dispatch.flights())) {
            if (now - flight.deadlineNanos() >= 0 && (!closing || closeNanos - now > 0)) {
                flight.cancel();
                ended(new Message.End(flight, new Sender.Outcome.Failed(new java.net.http.HttpTimeoutException(
                        "no whole answer within " + config.requestTimeout()))), now);
            }
        }
    }

    private long closingTurn(long now) {
        if (closeNanos - now <= 0) {
            end();
            return 0;
        }
        if (dispatch.isDrained() && queue.pending() == 0) {
            end();
            return 0;
        }
        long wait = Math.min(closeNanos - now, dispatch.untilDue(now, config.flushInterval().toNanos()));
        return Math.max(0, queue.pending() == arrivals.here() ? wait : Math.min(wait, STRAGGLER_NANOS));
    }

    /// Ends for good: what is still here is dropped, and counted.
    private void end() {
        arrivals.take(clock.nanos());
        for (Batch batch : dispatch.takeBatches()) {
            judge.drop(batch, batch.items());
        }
        for (Lane lane : dispatch.takeLanes()) {
            drop(lane);
        }
        long dropped = ledger.settled().of(Fate.DROPPED_CLOSE);
        List<Barrier> open = dispatch.takeBarriers();
        open.addAll(unripe);
        unripe.clear();
        queue.end();
        try {
            if (dropped > 0) {
                losses.warn(dropped + " events were dropped at the close");
            }
            sender.close();
        } finally {
            ended.countDown();
            sweep();
            open.forEach(barrier -> barrier.result().complete(queue.pending() == 0));
        }
    }

    private void drop(Lane lane) {
        Immediate immediate = lane.immediate();
        Item item = lane.carried();
        if (item != null) {
            ledger.settle(Fate.DROPPED_CLOSE, 1);
            if (immediate != null) {
                immediate.settled(item.id(), Fate.DROPPED_CLOSE, "dropped_close");
            }
        }
        for (Queued queued = lane.poll(); queued != null; queued = lane.poll()) {
            ledger.settle(Fate.DROPPED_CLOSE, 1);
            if (immediate != null && queued.event != null) {
                immediate.settled(queued.event.id(), Fate.DROPPED_CLOSE, "dropped_close");
            }
        }
    }

    /// The thread ends: nothing may wait for it any longer, however it came to that.
    private void die() {
        if (!hasEnded()) {
            queue.close();
            end();
        }
    }

    /// Sees to what was handed over too late. From any thread, after the end.
    void sweep() {
        synchronized (ended) {
            for (Queued queued = queue.poll(); queued != null; queued = queue.poll()) {
                ledger.settle(Fate.DROPPED_CLOSE, 1);
            }
            for (Iterator<Message> each = messages.iterator(); each.hasNext();) {
                Message message = each.next();
                each.remove();
                if (message instanceof Message.Flush flush) {
                    flush.barrier().result().complete(queue.pending() == 0);
                } else if (message instanceof Message.AtOnce given) {
                    for (Queued queued : given.events()) {
                        ledger.settle(Fate.DROPPED_CLOSE, 1);
                        if (queued.event != null) {
                            given.immediate().settled(queued.event.id(), Fate.DROPPED_CLOSE, "dropped_close");
                        }
                    }
                }
            }
        }
    }
}
