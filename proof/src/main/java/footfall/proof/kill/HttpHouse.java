package footfall.proof.kill;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoSaltStore;
import footfall.aws.DynamoSiteStore;
import footfall.aws.DynamoViewStore;
import footfall.aws.SqsEventQueue;
import footfall.edge.Gateway;
import footfall.edge.Metrics;
import footfall.function.ingest.IngestHandler;
import footfall.function.query.Deeds;
import footfall.function.query.QueryHandler;
import footfall.local.LocalContext;
import footfall.port.CountryLookup;
import footfall.port.LogStore;
import footfall.port.SaltStore;
import footfall.port.SiteStore;
import footfall.port.ViewStore;
import footfall.recount.Difference;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.ask.AnswerQuestion;
import footfall.usecase.check.CheckKey;
import footfall.usecase.manage.Bootstrap;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.reduce.FoldShard;
import footfall.visit.SessionRules;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The functions behind HTTP, in this process, on a store and a queue outside.
final class HttpHouse {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SessionRules RULES = new SessionRules(Duration.ofMinutes(30));

    private final LogStore log;
    private final ViewStore views;
    private final Shard shard = new Shard(new SiteId("demo"), 0);
    private final IngestHandler ingest;
    private final QueryHandler query;
    private final Bootstrap.Outcome.Made keys;

    HttpHouse(Outside outside) {
        InstantSource clock = InstantSource.system();
        this.log = new DynamoLogStore(outside.dynamo, Outside.DATA);
        this.views = new DynamoViewStore(outside.dynamo, Outside.DATA);
        SiteStore sites = new DynamoSiteStore(outside.dynamo, Outside.SITES);
        this.keys = (Bootstrap.Outcome.Made) new Bootstrap(sites, clock, new SecureRandom()).make(shard.site());
        CheckKey check = new CheckKey(sites, clock);
        SaltStore salts = new DynamoSaltStore(outside.dynamo, Outside.SITES);
        this.ingest = new IngestHandler(quiet("ingest", clock), check, new AcceptEvents(
                new SqsEventQueue(outside.sqs, outside.queueUrl), salts,
                clock, new SecureRandom()), _ -> Optional.empty(), CountryLookup.NONE);
        this.query = new QueryHandler(quiet("query", clock), check, new AnswerQuestion(log, views, clock),
                Deeds.of(log, views, salts, clock), _ -> Optional.empty(), clock);
    }

    /// Sends a body.
    ///
    /// @return how many events were accepted
    int ingest(String body) {
        return post(ingest, "/v1/events", keys.writeKey(), body, 202).get("accepted").asInt();
    }

    void fold() {
        new FoldShard(log, views).fold(shard, RULES);
    }

    List<Difference> reconcile() {
        return new Reconcile(log, views, InstantSource.system()).reconcile(shard, RULES);
    }

    /// Metrics of a range of time.
    List<Double> totals(Instant from, Instant to, String... metrics) {
        JsonNode row = ask("""
                {"site":"demo","metrics":["%s"],"date_range":["%s","%s"]}"""
                .formatted(String.join("\",\"", metrics), from, to)).get("results").get(0).get("metrics");
        List<Double> totals = new ArrayList<>();
        row.forEach(metric -> totals.add(metric.asDouble()));
        return totals;
    }

    /// Page views by page.
    Map<String, Long> pages(Instant from, Instant to) {
        Map<String, Long> pages = new TreeMap<>();
        ask("""
                {"site":"demo","metrics":["pageviews"],"dimensions":["event:page"],"date_range":["%s","%s"],\
                "limit":1000}""".formatted(from, to)).get("results").forEach(row ->
                pages.put(row.get("dimensions").get(0).asText(), row.get("metrics").get(0).asLong()));
        return pages;
    }

    private static Gateway quiet(String function, InstantSource clock) {
        return new Gateway(clock, new Metrics(function, clock, new PrintStream(OutputStream.nullOutputStream())));
    }

    private JsonNode ask(String question) {
        return post(query, "/v1/query", keys.readKey(), question, 200);
    }

    private static JsonNode post(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler, String path,
                                 String key, String body, int status) {
        APIGatewayV2HTTPEvent.RequestContext context = APIGatewayV2HTTPEvent.RequestContext.builder()
                .withRequestId("kill").withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder().withMethod("POST")
                        .withPath(path).withSourceIp("192.0.2.1").withUserAgent("proof").build()).build();
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder().withVersion("2.0").withRouteKey("$default")
                .withRawPath(path).withRawQueryString("").withRequestContext(context).withBody(body)
                .withHeaders(Map.of("authorization", "Bearer " + key, "content-type", "application/json",
                        "user-agent", "proof")).withIsBase64Encoded(false).build();
        APIGatewayV2HTTPResponse answer = handler.handleRequest(event, LocalContext.call(path, Duration.ofSeconds(30)));
        if (answer.getStatusCode() != status) {
            throw new IllegalStateException(path + ": " + answer.getStatusCode() + ", should be " + status + ": "
                    + answer.getBody());
        }
        try {
            return JSON.readTree(answer.getBody());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is no JSON: " + answer.getBody(), e);
        }
    }
}
