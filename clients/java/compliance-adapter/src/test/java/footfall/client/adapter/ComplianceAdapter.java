package footfall.client.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import footfall.client.WatchedSender;
import footfall.client.WireFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The HTTP server by which the runner of the public SDK contract drives the client, on 127.0.0.1, one process a wire:
/// `ComplianceAdapter v0|v1 <port>`. Each test has a client of its own, by its `test_id`.
public final class ComplianceAdapter implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TEST_ID = Pattern.compile("(?:^|&)test_id=([A-Za-z0-9_-]{1,100})(?:&|$)");
    private static final String ADAPTER_VERSION = "1.0.0";
    /// Ten tests at once open a connection a call: a short backlog would cost seconds of repeated SYNs.
    private static final int BACKLOG = 256;
    private static final int BODY_MAX_BYTES = 16 << 20;

    private final WireFormat wire;
    private final HttpServer server;
    private final Map<String, Instance> instances = new ConcurrentHashMap<>();

    /// Listens when it is made; port 0 is any that is free.
    ComplianceAdapter(WireFormat wire, int port) throws IOException {
        this.wire = wire;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "compliance-adapter");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    /// Runs until it is killed.
    public static void main(String... arguments) throws IOException {
        WireFormat wire = WireFormat.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        ComplianceAdapter adapter = new ComplianceAdapter(wire, Integer.parseInt(arguments[1]));
        System.out.println("[footfall] adapter of wire " + wire + " on http://127.0.0.1:" + adapter.port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, Object> answer = new LinkedHashMap<>();
            try {
                byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX_BYTES);
                answer.putAll(done(exchange, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body)));
            } catch (IOException | RuntimeException e) {
                // The runner takes any status from 400 on for a broken adapter, so what is wrong is said inside.
                answer.put("success", false);
                answer.put("error", e.toString());
            }
            byte[] text = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private Map<String, Object> done(HttpExchange exchange, JsonNode body) {
        Matcher matcher = TEST_ID.matcher(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        Optional<String> testId = matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        return switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "GET /health" -> Map.of("sdk_name", "footfall-java", "sdk_version", WatchedSender.version(),
                    "adapter_version", ADAPTER_VERSION, "supports_parallel", true,
                    "capabilities", List.of("capture_" + wire.name().toLowerCase(Locale.ROOT), "encoding_gzip"));
            case "POST /init" -> init(testId, body);
            case "POST /capture" -> Map.of("success", true, "uuid", instance(testId).capture(body));
            case "POST /flush" -> Map.of("success", true, "events_flushed", instance(testId).flush());
            case "POST /reset" -> reset(testId);
            case "GET /state" -> instance(testId).state();
            default -> throw new IllegalArgumentException("path: unknown, should be one of the contract's");
        };
    }

    private Map<String, Object> init(Optional<String> testId, JsonNode body) {
        Instance before = instances.put(testId.orElse(""), new Instance(wire, body, testId));
        if (before != null) {
            before.end();
        }
        return Map.of("success", true);
    }

    private Map<String, Object> reset(Optional<String> testId) {
        Instance before = instances.remove(testId.orElse(""));
        if (before != null) {
            before.end();
        }
        return Map.of("success", true);
    }

    private Instance instance(Optional<String> testId) {
        return Optional.ofNullable(instances.get(testId.orElse(""))).orElseThrow(
                () -> new IllegalStateException("test_id: " + testId.orElse("none") + ", should be told by /init"));
    }

    @Override
    public void close() {
        server.stop(0);
        instances.values().forEach(Instance::end);
        instances.clear();
    }
}
