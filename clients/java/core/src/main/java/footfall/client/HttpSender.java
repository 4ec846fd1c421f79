package footfall.client;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// HTTP by the JDK's client: HTTP/1.1, no redirects, no authentication, so that every status is the caller's to judge.
/// The timeout of a request is the worker's, because the JDK's ends with the headers of the answer.
final class HttpSender implements Sender {
    private static final Duration ENDING = Duration.ofMillis(80);
    private final AnalyticsConfig config;
    private final ThreadPoolExecutor threads;
    private @Nullable HttpClient client;

    HttpSender(AnalyticsConfig config) {
        this.config = config;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(config.senders(), config.senders(), 10, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "footfall-analytics-http-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public Exchange send(Request request, Consumer<Outcome> end) {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.uri())
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        http.headers(request.headers().toArray(String[]::new));
        CompletableFuture<HttpResponse<BoundedBody.Read>> answer = client().sendAsync(http.build(),
                info -> new BoundedBody(BODY_MAX_BYTES));
        answer.whenComplete((response, failure) -> end.accept(failure == null ? answer(response)
                : new Outcome.Failed(failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause() : failure)));
        return () -> answer.cancel(true);
    }

    private static Outcome answer(HttpResponse<BoundedBody.Read> response) {
        return new Outcome.Answer(response.statusCode(), name -> response.headers().firstValue(name),
                response.body().bytes(), response.body().truncated());
    }

    /// Made with the first request, as it takes a while and starts threads.
    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(config.connectTimeout())
                    .executor(threads).build();
            client = made;
        }
        return made;
    }

    /// JDK 21 and later can end their client at once; before, its thread ends when it is collected.
    @Override
    public void close() {
        HttpClient made = client;
        client = null;
        if (made != null) {
            try {
                HttpClient.class.getMethod("shutdownNow").invoke(made);
                HttpClient.class.getMethod("awaitTermination", Duration.class).invoke(made, ENDING);
            } catch (ReflectiveOperationException e) {
                // An older JDK: there is nothing to call.
            }
        }
        threads.shutdown();
    }
}
