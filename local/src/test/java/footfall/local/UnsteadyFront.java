package footfall.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before a house and hands requests on, but for the first posts, which it answers 503 as a gateway would whose
/// function can not be called: nothing was taken.
final class UnsteadyFront implements AutoCloseable {
    private static final Set<String> OWN_HEADERS =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

    private final HttpServer server;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String house;
    private final AtomicInteger refusals;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private UnsteadyFront(HttpServer server, String house, int refusals) {
        this.server = server;
        this.house = house;
        this.refusals = new AtomicInteger(refusals);
    }

    /// Begins to answer.
    ///
    /// @param refusals how many posts are answered 503
    static UnsteadyFront start(String house, int refusals) throws IOException {
        UnsteadyFront front = new UnsteadyFront(HttpFront.bind(0), house, refusals);
        front.server.setExecutor(front.threads);
        front.server.createContext("/", front::answer);
        front.server.start();
        return front;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What was asked and answered: method, path and status.
    List<String> seen() {
        return List.copyOf(seen);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("POST") && refusals.getAndDecrement() > 0) {
                String origin = exchange.getRequestHeaders().getFirst("Origin");
                exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin == null ? "*" : origin);
                exchange.getResponseHeaders().set("Access-Control-Allow-Credentials", "true");
                send(exchange, 503, new byte[0]);
                return;
            }
            HttpResponse<byte[]> answer = http.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(house + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + " " + status);
        HttpFront.send(exchange, status, body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
