package footfall.function.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import footfall.codec.QueueCodec;
import footfall.edge.Gateway;
import footfall.edge.Metrics;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.memory.MemoryDriftStore;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemorySaltStore;
import footfall.memory.MemorySiteStore;
import footfall.memory.MemoryViewStore;
import footfall.port.DriftStore.Drift;
import footfall.port.Unavailable;
import footfall.report.Channels;
import footfall.site.ApiKey;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.ask.AnswerQuestion;
import footfall.usecase.check.CheckKey;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.TrialFold;
import footfall.visit.SessionRules;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// The query function over stores in memory, with two sites and a key of each kind, those of the samples.
final class Desk {
    static final SiteId DEMO = new SiteId("demo");
    final MemoryLogStore log = new MemoryLogStore();
    final MemoryViewStore views = new MemoryViewStore();
    final MemoryDriftStore drifts = new MemoryDriftStore();
    final String readKey;
    final String writeKey;
    final String adminKey;
    long pending;
    boolean tellsDrifts = true;
    Instant now = Instant.parse("2026-03-10T12:00:00Z");
    private final MemorySiteStore sites = new MemorySiteStore();
    private final AppendEvents append = new AppendEvents(log, views, Enrichment.NONE,
                TrialFold.standard(), QueueCodec::content, () -> now);
    private final QueryHandler handler;

    Desk() {
        sites.create(Site.withDefaults(DEMO, "Demo", Instant.parse("2026-01-01T00:00:00Z")));
        sites.create(Site.withDefaults(new SiteId("shop"), "Shop", Instant.parse("2026-01-01T00:00:00Z")));
        readKey = key(KeyKind.READ, "ffr_WEOR8lAUmAtGti34kLiNP3oY5Sj9FVH02CY7RF");
        writeKey = key(KeyKind.WRITE, "ffw_QzgXrofuYkXHnahQ1gxP5OUE8DyfARoB2llm0n");
        adminKey = key(KeyKind.ADMIN, ApiKey.make(KeyKind.ADMIN, new Random(1)).text());
        InstantSource clock = () -> now;
        Gateway gateway = new Gateway(clock, new Metrics("query", clock,
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
        handler = new QueryHandler(gateway, new CheckKey(sites, clock), new AnswerQuestion(log, views, () -> pending,
                this::drifts, Channels.UNTOLD, clock), Deeds.of(log, views, new MemorySaltStore(), clock),
                _ -> Optional.empty(), clock);
    }

    private List<Drift> drifts(SiteId site) {
        if (!tellsDrifts) {
            throw new Unavailable("drifts: out");
        }
        return drifts.drifts(site);
    }

    private String key(KeyKind kind, String text) {
        sites.addKey(new SiteKey(KeyHash.of(text), kind, DEMO, "k_" + kind, "", text.substring(0, 8),
                text.substring(38), false, Instant.EPOCH, Instant.MAX));
        return text;
    }

    static Event view(UUID id, String at, String visitor, String path) {
        Instant time = Instant.parse(at);
        return new Event(new EventId(id), time, new EventId(id).time().orElse(time), time.plusSeconds(1), false,
                new What.PageView(), new Who(visitor, "", "", !visitor.isEmpty()), new Page("example.org", path, ""),
                Source.NONE, Technology.NONE, Place.NONE, Map.of(), Map.of());
    }

    /// A UUIDv7 of a time.
    static UUID v7(String at, int number) {
        return new UUID(Instant.parse(at).toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L + number);
    }

    void deliver(List<Event> events) {
        append.append(new Shard(DEMO, 0), events.stream()
                .<Delivery>map(event -> new Delivery.Read(new Arrival(event, ""))).toList());
    }

    void fold() {
        new FoldShard(log, views).fold(new Shard(DEMO, 0),
                new SessionRules(Site.withDefaults(DEMO, "", now).timeouts()));
        append.forget(new Shard(DEMO, 0));
    }

    /// What came back.
    record Response(int status, Map<String, String> headers, JsonNode json) {
        String code() {
            return json.path("code").asText();
        }
    }

    Response ask(String body) {
        return send("POST", "/v1/query", Map.of("authorization", "Bearer " + readKey), Map.of(), body);
    }

    Response get(String path, Map<String, String> query) {
        return send("GET", path, Map.of("authorization", "Bearer " + readKey), query, "");
    }

    Response send(String method, String path, Map<String, String> headers, Map<String, String> query, String body) {
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder().withRawPath(path).withHeaders(headers)
                .withQueryStringParameters(query).withBody(body).withIsBase64Encoded(false)
                .withRequestContext(RequestContext.builder().withRequestId("r1").withStage("$default")
                        .withHttp(RequestContext.Http.builder().withMethod(method).withPath(path)
                                .withSourceIp("192.0.2.1").build()).build())
                .build();
        return send(event);
    }

    Response send(APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPResponse response = handler.handleRequest(event, null);
        try {
            return new Response(response.getStatusCode(), response.getHeaders(),
                    new ObjectMapper().readTree(response.getBody()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
