package footfall.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Makes many calls at once, a bounded number at a time.
final class Parallel {
    /// Calls under way at once: with a few milliseconds each, a fold of hundreds of puts takes well below a second.
    private static final int CALLS_MAX = 16;

    private Parallel() {}

    /// Calls for each input; answers in their order. If a call fails, its failure is thrown after all have ended.
    static <A, B> List<B> map(List<A> inputs, Function<A, B> call) {
        if (inputs.size() == 1) {
            return List.of(call.apply(inputs.getFirst()));
        }
        Semaphore places = new Semaphore(CALLS_MAX);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<B>> futures = new ArrayList<>();
            for (A input : inputs) {
                futures.add(threads.submit(inPlace(places, () -> call.apply(input))));
            }
            List<B> answers = new ArrayList<>();
            for (Future<B> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: true, nobody interrupts a function", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("call: failed, see the cause", e.getCause());
        }
    }

    private static <B> Callable<B> inPlace(Semaphore places, Callable<B> call) {
        return () -> {
            places.acquire();
            try {
                return call.call();
            } finally {
                places.release();
            }
        };
    }
}
