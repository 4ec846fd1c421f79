package footfall.client;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// What becomes of an immediate batch's events. Of the caller until it is handed to the worker, then of the worker.
final class Immediate {
    private final CompletableFuture<DeliveryReport> report = new CompletableFuture<>();
    private final Map<UUID, String> results = new HashMap<>();
    private int waiting;
    private int submitted;
    private int notPersisted;

    CompletableFuture<DeliveryReport> report() {
        return report;
    }

    void accepted() {
        waiting++;
        submitted++;
    }

    void refused(UUID id, String word) {
        submitted++;
        notPersisted++;
        results.put(id, word);
    }

    void settled(UUID id, Fate fate, String word) {
        waiting--;
        results.put(id, word);
        if (fate == Fate.DROPPED_BEFORE_SEND) {
            submitted--;
            results.remove(id);
        } else if (!fate.isPersisted()) {
            notPersisted++;
        }
        tellIfOver();
    }

    void tellIfOver() {
        if (waiting == 0) {
            report.complete(new DeliveryReport(submitted, notPersisted, results));
        }
    }
}
