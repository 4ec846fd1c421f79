package footfall.client;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells of lost events: the user's `onError`, else a warning. Of the worker's thread alone.
final class Losses {
    private final @Nullable Consumer<DeliveryError> onError;
    private final Ledger ledger;
    private final Consumer<String> log;

    Losses(AnalyticsConfig config, Ledger ledger, Consumer<String> log) {
        this.onError = config.onError();
        this.ledger = ledger;
        this.log = log;
    }

    void warn(String text) {
        log.accept(text);
    }

    void tell(DeliveryError error) {
        String text = error.lost() + " events were lost: " + (error.status() == 0
                ? String.valueOf(error.cause()) : "status " + error.status()
                + (error.errorBody() == null ? "" : ", " + error.errorBody()));
        ledger.error(text);
        if (onError == null) {
            warn(text);
            return;
        }
        try {
            onError.accept(error);
        } catch (Throwable failure) {
            ledger.hookErrors.incrementAndGet();
            ledger.error("onError: " + failure);
        }
    }
}
