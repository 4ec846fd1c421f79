package footfall.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands where API Gateway stands: routes requests to functions as real events, and serves the pages. On the loopback
/// address only.
final class HttpFront implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    /// The most bytes of a body (API Gateway, quotas of HTTP APIs).
    static final int BODY_BYTES_MAX = 10 << 20;
    private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(30);
    private static final int STOP_SECONDS = 1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Functions functions;
    private final Pages pages;
    private final InstantSource clock;

    private HttpFront(HttpServer server, Functions functions, Pages pages, InstantSource clock) {
        this.server = server;
        this.functions = functions;
        this.pages = pages;
        this.clock = clock;
    }

    /// Begins to answer.
    ///
    /// @param server bound, and not yet started
    static HttpFront start(HttpServer server, Functions functions, Pages pages, InstantSource clock) {
        HttpFront front = new HttpFront(server, functions, pages, clock);
        server.setExecutor(front.threads);
        server.createContext("/", front::answer);
        server.start();
        return front;
    }

    /// Takes a port of 127.0.0.1, or throws `java.net.BindException` if another process has it.
    ///
    /// @param port 0: any free one
    static HttpServer bind(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    }

    @Override
    public void close() {
        server.stop(STOP_SECONDS);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Route route = Route.of(exchange.getRequestURI().getPath());
            if (route == Route.OTHERS && pages.answer(exchange)) {
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
            if (body.length > BODY_BYTES_MAX) {
                exchange.getRequestBody().skip(Long.MAX_VALUE);
                refuse(exchange, 413, "body_too_large", "body: at most " + BODY_BYTES_MAX + " bytes");
                return;
            }
            call(exchange, route, GatewayEvents.of(exchange, body, clock.instant()));
        }
    }

    private void call(HttpExchange exchange, Route route, APIGatewayV2HTTPEvent event) throws IOException {
        try {
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function = functions.of(route);
            write(exchange, function.handleRequest(event, LocalContext.call(route.functionName(), FUNCTION_TIMEOUT)));
        } catch (RuntimeException e) {
            // What Lambda does with a throw: the gateway answers 500, the function's log has the reason.
            LOG.error("the function {} failed", route.functionName(), e);
            refuse(exchange, 500, "internal", "the function failed; its log says why");
        }
    }

    private static void write(HttpExchange exchange, APIGatewayV2HTTPResponse answer) throws IOException {
        Map<String, String> headers = answer.getHeaders() == null ? Map.of() : answer.getHeaders();
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        String body = answer.getBody() == null ? "" : answer.getBody();
        send(exchange, answer.getStatusCode(), answer.getIsBase64Encoded()
                ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(HttpExchange exchange, int status, String code, String detail) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        send(exchange, status, """
                {"type":"urn:footfall:problem:%s","title":"%s","status":%d,"code":"%s","detail":"%s","errors":[]}"""
                .formatted(code, code, status, code, detail).getBytes(StandardCharsets.UTF_8));
    }

    /// Sends a body, whole.
    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean without = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, without ? -1 : body.length);
        if (!without) {
            exchange.getResponseBody().write(body);
        }
    }
}
