package footfall.aws;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Calls made at the same time, at most so many.
final class Parallel {
    static final int CALLS_MAX = 16;

    private Parallel() {}

    /// The answers in the order of what was asked. If a call throws, the others are still made before it is thrown.
    static <S, T> List<T> map(List<S> asked, Function<S, T> call) {
        if (asked.size() <= 1) {
            return asked.stream().map(call).toList();
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(asked.size(), CALLS_MAX),
                Thread.ofVirtual().factory())) {
            List<CompletableFuture<T>> running = asked.stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> call.apply(each), pool)).toList();
            return running.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
