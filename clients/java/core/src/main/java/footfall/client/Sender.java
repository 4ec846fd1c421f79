package footfall.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Sends requests without blocking its caller.
interface Sender {
    /// Begins a request; `end` is told once how it ended, on any thread, unless it was cancelled.
    Exchange send(Request request, Consumer<Outcome> end);

    /// Ends what still runs and gives back threads, in at most some 100 ms.
    void close();

    /// @param headers name, value, name, value and so on
    record Request(URI uri, List<String> headers, byte[] body) {}

    /// A request on its way.
    interface Exchange {
        /// Ends it now, its connection too.
        void cancel();
    }

    /// How a request ended.
    sealed interface Outcome {
        /// Something below HTTP failed.
        record Failed(Throwable cause) implements Outcome {}

        /// @param truncated whether the body was longer than [#BODY_MAX_BYTES] and is therefore not here
        record Answer(int status, Headers headers, byte[] body, boolean truncated) implements Outcome {
            boolean isSuccess() {
                return status >= 200 && status < 300;
            }
        }
    }

    /// Headers of an answer, the first of each name.
    interface Headers {
        Optional<String> first(String name);
    }

    /// The most bytes of an answer that are read.
    int BODY_MAX_BYTES = 1 << 20;
}
