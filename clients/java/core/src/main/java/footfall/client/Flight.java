package footfall.client;

import org.jspecify.annotations.Nullable;

/// A request on its way. Of the worker's thread alone.
final class Flight {
    private final Batch batch;
    private final long deadlineNanos;
    private Sender.@Nullable Exchange exchange;
    private boolean over;

    Flight(Batch batch, long deadlineNanos) {
        this.batch = batch;
        this.deadlineNanos = deadlineNanos;
    }

    Batch batch() {
        return batch;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    void began(Sender.Exchange given) {
        exchange = given;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    void cancel() {
        if (exchange != null) {
            exchange.cancel();
        }
    }
}
