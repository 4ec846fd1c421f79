package footfall.function.admin;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import footfall.edge.Gateway;
import footfall.edge.KeyProblems;
import footfall.edge.Metrics;
import footfall.memory.MemoryEventQueue;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemorySaltStore;
import footfall.memory.MemorySiteStore;
import footfall.memory.MemoryViewStore;
import footfall.port.SiteStore;
import footfall.site.KeyKind;
import footfall.usecase.check.CheckKey;
import footfall.usecase.manage.Bootstrap;
import footfall.usecase.manage.ManageKeys;
import footfall.usecase.manage.ManageSites;
import footfall.usecase.manage.RotateSalt;
import footfall.usecase.redrive.RedriveFailed;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// The real handlers on memory stores, a clock to turn, and somebody who holds the admin key.
final class AdminDesk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final MemorySiteStore store = new MemorySiteStore();
    final MemoryLogStore log = new MemoryLogStore();
    final MemoryViewStore views = new MemoryViewStore();
    final MemoryEventQueue queue = new MemoryEventQueue();
    final Map<String, String> bootstrapped;
    private final AdminHandler handler;
    private final CheckKey ingest;
    private Instant now = START;
    private int reads;

    AdminDesk() {
        Random random = new Random(1);
        SiteStore counted = counting(store);
        ManageKeys keys = new ManageKeys(counted, () -> now, random);
        handler = new AdminHandler(new CheckKey(counted, () -> now), new ManageSites(counted, keys, () -> now), keys,
                new RedriveFailed(log, views, queue, () -> now, random),
                new Gateway(() -> now, new Metrics("admin", () -> now, new PrintStream(
                        OutputStream.nullOutputStream()))));
        ingest = new CheckKey(counted, () -> now);
        bootstrapped = bootstrap(Map.of());
    }

    Map<String, String> bootstrap(Map<String, String> event) {
        Random random = new Random(2);
        return new BootstrapHandler(new Bootstrap(store, () -> now, random),
                new RotateSalt(new MemorySaltStore(), () -> now, random)).handleRequest(event, null);
    }

    /// Asks with the admin key.
    Answered ask(String method, String path, String body) {
        return ask(method, path, body, Map.of("Authorization", "Bearer " + bootstrapped.get("admin_key")));
    }

    Answered ask(String method, String path, String body, Map<String, String> headers) {
        int question = path.indexOf('?');
        Map<String, String> query = new HashMap<>();
        if (question >= 0) {
            for (String pair : path.substring(question + 1).split("&")) {
                query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
            }
        }
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder().withVersion("2.0")
                .withRawPath(question < 0 ? path : path.substring(0, question)).withHeaders(headers)
                .withQueryStringParameters(query).withBody(body).withRequestContext(RequestContext.builder()
                        .withStage("$default").withRequestId("r-1").withHttp(RequestContext.Http.builder()
                                .withMethod(method).withSourceIp("192.0.2.1").build()).build()).build();
        return new Answered(handler.handleRequest(event, null));
    }

    /// What ingest says of a key: 202, or the refusal.
    int ingest(String key) {
        return switch (ingest.check(key, KeyKind.WRITE)) {
            case CheckKey.Answer.Granted granted -> 202;
            case CheckKey.Answer.Refused(var why) -> KeyProblems.of(why).status();
        };
    }

    void at(int seconds) {
        now = START.plusSeconds(seconds);
    }

    int reads() {
        return reads;
    }

    private SiteStore counting(SiteStore inner) {
        return (SiteStore) Proxy.newProxyInstance(SiteStore.class.getClassLoader(), new Class<?>[] {SiteStore.class},
                (proxy, method, arguments) -> {
                    reads++;
                    return method.invoke(inner, arguments);
                });
    }

    record Answered(APIGatewayV2HTTPResponse response) {
        int status() {
            return response.getStatusCode();
        }

        String body() {
            return response.getBody();
        }

        String header(String name) {
            return response.getHeaders().getOrDefault(name, "");
        }

        JsonNode json() {
            try {
                return JSON.readTree(body());
            } catch (JsonProcessingException e) {
                throw new AssertionError(body(), e);
            }
        }
    }
}
