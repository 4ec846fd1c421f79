package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import footfall.aws.SqsEventQueue;
import footfall.codec.QueueCodec;
import footfall.edge.Gateway;
import footfall.edge.Metrics;
import footfall.enrich.KnownBots;
import footfall.enrich.KnownSources;
import footfall.enrich.UapTechnologyLookup;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.function.admin.AdminHandler;
import footfall.function.ingest.IngestHandler;
import footfall.function.query.Deeds;
import footfall.function.query.QueryHandler;
import footfall.function.reducer.ReducerHandler;
import footfall.memory.MemoryDriftStore;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemorySaltStore;
import footfall.memory.MemorySiteStore;
import footfall.memory.MemoryViewStore;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.report.Channels;
import footfall.site.ApiKey;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.ask.AnswerQuestion;
import footfall.usecase.check.CheckKey;
import footfall.usecase.manage.ManageKeys;
import footfall.usecase.manage.ManageSites;
import footfall.usecase.reconcile.CheckDrift;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.redrive.RedriveFailed;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.ReduceEvents;
import footfall.usecase.reduce.SweepTails;
import footfall.usecase.reduce.TrialFold;
import footfall.usecase.reduce.TrialView;
import footfall.visit.SessionRules;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Predicate;

/// The real functions with a clock, a queue and folds that a test moves by hand; on stores in memory, or on given ones.
/// Nothing is folded but by `fold()`, unless a tail grows too heavy.
final class HandHouse {
    final HandQueue queue = new HandQueue();
    /// On which events a view chokes, until it is mended.
    Predicate<Event> chokes = _ -> false;
    /// The user agent of who calls.
    String agent = "Agent/1";
    final LogStore log;
    final ViewStore views;
    Instant now = Instant.parse("2026-03-10T12:00:00Z");
    final MemorySiteStore sites = new MemorySiteStore();
    private final Random random = new Random(1);
    final IngestHandler ingest;
    private final ReducerHandler reducer;
    final QueryHandler query;
    private final AdminHandler admin;
    private final SweepTails sweep;
    private final CheckDrift check;

    HandHouse() {
        this(new MemoryLogStore(), new MemoryViewStore());
    }

    HandHouse(LogStore log, ViewStore views) {
        this.log = log;
        this.views = views;
        InstantSource clock = () -> now;
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        CheckKey keys = new CheckKey(sites, clock);
        FoldShard fold = new FoldShard(log, views);
        MemorySaltStore salts = new MemorySaltStore();
        ingest = new IngestHandler(new Gateway(clock, new Metrics("ingest", clock, nowhere)), keys, new AcceptEvents(
                new SqsEventQueue(queue, "hand"), salts, clock, random), new KnownBots(), _ -> "");
        reducer = new ReducerHandler(new ReduceEvents(new AppendEvents(log, views,
                new Enrichment(new UapTechnologyLookup(), new KnownSources(), new KnownBots()),
                TrialFold.standard().and(new TrialView("hand", this::refuse)), QueueCodec::content, clock),
                fold, keys::site, Duration.ofDays(400), clock, () -> 0), _ -> { },
                new Metrics("reducer", clock, nowhere));
        MemoryDriftStore drifts = new MemoryDriftStore();
        check = new CheckDrift(sites, new Reconcile(log, views, clock), drifts, 2, clock);
        query = new QueryHandler(new Gateway(clock, new Metrics("query", clock, nowhere)), keys,
                new AnswerQuestion(log, views, () -> queue.waiting().size(), drifts::drifts,
                        new Channels(new KnownSources()::kind), clock),
                Deeds.of(log, views, salts, clock), new KnownBots(), clock);
        ManageKeys manageKeys = new ManageKeys(sites, clock, random);
        admin = new AdminHandler(keys, new ManageSites(sites, manageKeys, clock), manageKeys,
                new RedriveFailed(log, views, new SqsEventQueue(queue, "hand"), clock, random),
                new Gateway(clock, new Metrics("admin", clock, nowhere)));
        addKey(KeyKind.ADMIN, SiteKey.EVERY_SITE, "*");
        sweep = new SweepTails(sites, log, fold, Duration.ZERO, clock);
        site("site");
    }

    /// Fails like a view that chokes on some events.
    private void refuse(ShardState state) {
        state.tail().forEach(segment -> segment.entries().forEach(entry -> {
            if (entry instanceof Entry.Aggregated(Event event) && chokes.test(event)) {
                throw new ArithmeticException("page " + event.page().path() + ", must be one that the hand likes");
            }
        }));
    }

    /// Deletes a site.
    void delete(String site) {
        assertEquals(204, admin("DELETE", "/v1/sites/" + site, "").status());
    }

    /// Asks the administration.
    Answer admin(String method, String path, String body) {
        return call("A " + method, path, key(KeyKind.ADMIN, "*"), body);
    }

    /// Asks the query function with a read key of the site `site`.
    Answer get(String path) {
        return call("GET", path, key(KeyKind.READ, "site"), "");
    }

    /// Posts to the query function with that key, members as in JSON, but backticks for quotes.
    Answer post(String path, String members) {
        return call("POST", path, key(KeyKind.READ, "site"), "{" + members.replace('`', '"') + "}");
    }

    /// Makes a site with a key of each kind.
    void site(String name) {
        SiteId site = new SiteId(name);
        sites.create(Site.withDefaults(site, name, Instant.parse("2026-01-01T00:00:00Z")));
        addKey(KeyKind.WRITE, site, name);
        addKey(KeyKind.READ, site, name);
    }

    private void addKey(KeyKind kind, SiteId site, String name) {
        String key = key(kind, name);
        sites.addKey(new SiteKey(KeyHash.of(key), kind, site, "k_" + kind, "", key.substring(0, 8), key.substring(38),
                false, Instant.EPOCH, Instant.MAX));
    }

    /// What came back.
    record Answer(int status, Map<String, String> headers, JsonNode json) {}

    /// Sends events, an object each, to a site.
    Answer send(String site, String events) {
        return sendBy(key(KeyKind.WRITE, site), events);
    }

    /// Sends events by a key of one's own.
    Answer sendBy(String key, String events) {
        return call("POST", "/v1/events", key, "{\"events\":[" + events + "]}");
    }

    /// Sends a page view: its time, its visitor, its url, more members.
    static String view(String at, String visitor, String url, String... more) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        members.add("\"type\":\"pageview\"").add("\"at\":\"" + at + "\"").add("\"visitor\":\"" + visitor + "\"")
                .add("\"url\":\"" + url + "\"");
        List.of(more).forEach(member -> members.add(member.replace('`', '"')));
        return members.toString();
    }

    /// Sends to the site `site`, all accepted, and hands over what waits.
    HandHouse take(List<String> events) {
        for (int from = 0; from < events.size(); from += 2_000) {
            List<String> request = events.subList(from, Math.min(events.size(), from + 2_000));
            Answer answer = send("site", String.join(",", request));
            assertEquals(request.size(), answer.json().path("accepted").asInt(), () -> answer.json().toString());
        }
        deliver(1);
        return this;
    }

    HandHouse take(String... events) {
        return take(List.of(events));
    }

    /// Hands each message that waits to the reducer, several times if it shall come again; all are done.
    void deliver(int times) {
        for (SQSEvent batch : queue.drain()) {
            for (int time = 0; time < times; time++) {
                hand(batch);
            }
        }
    }

    /// Hands messages to the reducer, also those of another house; all are done.
    void hand(SQSEvent batch) {
        assertEquals(List.of(), reducer.handleRequest(batch, null).getBatchItemFailures());
    }

    /// Folds every tail.
    void fold() {
        assertEquals(0, sweep.sweep().failed());
    }

    /// Compares the views of the last two days with the log.
    void compare() {
        assertEquals(0, check.check(() -> false).failed());
    }

    /// The views of the site `site`, on one shard, say what its log adds up to.
    void agrees() {
        assertEquals(List.of(), new Reconcile(log, views, () -> now).reconcile(new Shard(new SiteId("site"), 0),
                new SessionRules(Duration.ofMinutes(30))));
    }

    /// What is claimed must be so before and after the fold, and after a fold of nothing.
    void holds(Runnable claim) {
        claim.run();
        fold();
        claim.run();
        fold();
        claim.run();
    }

    /// Answers a question about a site, with members as in JSON, but backticks for quotes.
    JsonNode ask(String site, String members) {
        Answer answer = call("POST", "/v1/query", key(KeyKind.READ, site), "{" + members.replace('`', '"') + "}");
        assertEquals(200, answer.status(), () -> answer.json().toString());
        return answer.json();
    }

    /// The rows of a question about the site `site`: dimensions, a colon, figures.
    List<String> rows(String members) {
        return rows(ask("site", members));
    }

    static List<String> rows(JsonNode answer) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : answer.path("results")) {
            String dimensions = joined(row.path("dimensions"));
            rows.add(dimensions + (dimensions.isEmpty() ? "" : ": ") + joined(row.path("metrics")));
        }
        return rows;
    }

    /// What became of the event of this id.
    JsonNode state(String site, String id) {
        return call("GET", "/v1/sites/" + site + "/events/" + id, key(KeyKind.READ, site), "").json();
    }

    private static String joined(JsonNode list) {
        StringJoiner joined = new StringJoiner(" ");
        list.forEach(one -> joined.add(one.asText()));
        return joined.toString();
    }

    private Answer call(String called, String path, String key, String body) {
        boolean administers = called.startsWith("A ");
        return call(administers ? admin : path.equals("/v1/events") ? ingest : query,
                administers ? called.substring(2) : called, path, Map.of("authorization", "Bearer " + key,
                        "content-type", "application/json", "user-agent", agent), body);
    }

    /// Sends whatever a client of another dialect sends to ingest.
    Answer foreign(String method, String path, Map<String, String> headers, String body) {
        return call(ingest, method, path, headers, body);
    }

    /// The key of a kind that a site was made with.
    static String key(KeyKind kind, String site) {
        return ApiKey.make(kind, new Random(site.hashCode())).text();
    }

    private static Answer call(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function, String method,
                               String path, Map<String, String> headers, String body) {
        APIGatewayV2HTTPResponse response =
                function.handleRequest(GatewayRequest.of(method, path, headers, body), null);
        return new Answer(response.getStatusCode(), response.getHeaders(), GatewayRequest.json(response.getBody()));
    }
}
