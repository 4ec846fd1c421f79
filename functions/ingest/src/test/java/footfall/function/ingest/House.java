package footfall.function.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import footfall.edge.Gateway;
import footfall.edge.Metrics;
import footfall.enrich.KnownBots;
import footfall.event.Arrival;
import footfall.event.Event;
import footfall.identity.Salt;
import footfall.memory.MemoryEventQueue;
import footfall.memory.MemorySaltStore;
import footfall.memory.MemorySiteStore;
import footfall.port.EventQueue;
import footfall.port.SaltStore;
import footfall.site.ApiKey;
import footfall.site.IngestRules;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.PageRules;
import footfall.site.Sharding;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.accept.Uploads;
import footfall.usecase.check.CheckKey;
import footfall.usecase.manage.Bootstrap;
import footfall.usecase.manage.RotateSalt;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/// The real handler on memory, with a site `demo` whose keys are those of the samples.
final class House {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00.500Z");
    static final SiteId DEMO = new SiteId("demo");

    final MemorySiteStore sites = new MemorySiteStore();
    final MemorySaltStore salts = new MemorySaltStore();
    final MemoryEventQueue memory = new MemoryEventQueue();
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    final String writeKey;
    final String readKey;
    final String trustedKey;
    EventQueue queue = memory;
    SaltStore saltStore = salts;
    Instant now = NOW;
    /// What is known of addresses beside what a connection tells.
    Map<String, String> countries = Map.of();
    Uploads uploads = Uploads.NONE;
    private final Random random = new Random(1);
    private final List<EventQueue.Batch> arrived = new ArrayList<>();

    House() {
        new RotateSalt(salts, () -> now, random).rotate();
        Bootstrap.Outcome outcome = new Bootstrap(sites, () -> NOW, random).make(DEMO);
        if (!(outcome instanceof Bootstrap.Outcome.Made made)) {
            throw new IllegalStateException("demo: made before, a new store must be empty");
        }
        writeKey = made.writeKey();
        readKey = made.readKey();
        trustedKey = ApiKey.make(KeyKind.WRITE, random).text();
        sites.addKey(new SiteKey(KeyHash.of(trustedKey), KeyKind.WRITE, DEMO, "trusted", "", trustedKey.substring(0, 8),
                trustedKey.substring(38), true, NOW, Instant.MAX));
        salts.make(LocalDate.parse("2026-02-28"), Salt.fresh(random));
    }

    /// Changes the site as an admin would, before any request.
    void site(UnaryOperator<Site> change) {
        Site site = sites.site(DEMO).orElseThrow();
        sites.update(change.apply(site), site.version());
    }

    void rules(UnaryOperator<IngestRules> change) {
        site(site -> with(site, site.sharding(), change.apply(site.ingest()), site.pages(), site.active()));
    }

    static Site with(Site site, Sharding sharding, IngestRules rules, PageRules pages, boolean active) {
        return new Site(site.id(), site.name(), site.timeZone(), site.currency(), active, sharding, rules, pages,
                site.timeouts(), site.retention(), site.version() + 1, site.created());
    }

    IngestHandler handler() {
        return new IngestHandler(new Gateway(() -> now, new Metrics("ingest", () -> now, new PrintStream(printed, true,
                StandardCharsets.UTF_8))), new CheckKey(sites, () -> now),
                new AcceptEvents(batches -> queue.send(batches), saltStore, () -> now, random), new KnownBots(),
                address -> countries.getOrDefault(address, ""), uploads);
    }

    Answer send(APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPResponse response = handler().handleRequest(event, null);
        return new Answer(response.getStatusCode(), response.getHeaders(), response.getBody());
    }

    /// Sends a body with the write key and more headers.
    Answer post(String body, String... headers) {
        return send(request("POST", "/v1/events", body, withKey(writeKey, headers)));
    }

    Answer events(String events, String... headers) {
        return post("{\"events\":[" + events + "]}", headers);
    }

    Answer trusted(String body) {
        return send(request("POST", "/v1/events", body, withKey(trustedKey)));
    }

    static Map<String, String> withKey(String key, String... headers) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("authorization", "Bearer " + key, "user-agent", "Agent/1",
                "content-type", "application/json"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return all;
    }

    static APIGatewayV2HTTPEvent request(String method, String path, String body, Map<String, String> headers) {
        return APIGatewayV2HTTPEvent.builder().withRawPath(path).withHeaders(headers).withBody(body)
                .withIsBase64Encoded(false).withRequestContext(RequestContext.builder().withRequestId("req-1")
                        .withStage("$default").withHttp(RequestContext.Http.builder().withMethod(method)
                                .withSourceIp("192.0.2.1").build()).build()).build();
    }

    /// All batches that came out of the queue until now.
    List<EventQueue.Batch> batches() {
        arrived.addAll(memory.poll(Integer.MAX_VALUE));
        return arrived;
    }

    List<Arrival> arrivals() {
        return batches().stream().flatMap(batch -> batch.arrivals().stream()).toList();
    }

    List<Event> stored() {
        return arrivals().stream().map(Arrival::event).toList();
    }
}
