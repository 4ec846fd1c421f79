package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.aws.DynamoSiteStore;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The story of one event, from HTTP to a report, through the real functions. Whoever has tables and a queue can tell
/// it.
abstract class OneEvent {
    private static final Duration WAIT = Duration.ofSeconds(30);

    abstract Backing backing();

    @Test
    void aPageViewCountsOnceThoughTheClientSendsAndTheQueueDeliversItTwice() throws Exception {
        Backing backing = backing();
        InstantSource clock = InstantSource.system();
        HouseWiring wiring = HouseWiring.of(backing, clock, new PrintStream(OutputStream.nullOutputStream()));
        Keys keys = Keys.make(new DynamoSiteStore(backing.dynamo(), backing.sitesTable()), clock);
        Mapping twice = new Mapping(2, 10, Duration.ofMillis(200), Duration.ofSeconds(30), 2);
        var server = HttpFront.bind(0);
        try (Schedule _ = Schedule.start(wiring.jobs());
                HttpFront _ = HttpFront.start(server, wiring.functions(), new Pages(keys), clock);
                MappingSimulator _ = MappingSimulator.start(backing.sqs(), backing.queueUrl(), wiring.reducer(), twice);
                HttpClient http = HttpClient.newHttpClient()) {
            Api api = new Api("http://127.0.0.1:" + server.getAddress().getPort(), keys, http);
            String id = UUID.randomUUID().toString();
            String body = """
                    {"events":[{"id":"%s","type":"pageview","url":"https://example.com/Hello/?utm_source=News",
                    "visitor":"v1"}]}""".formatted(id);
            for (int sent = 0; sent < 2; sent++) {
                Api.Answer answer = api.sendEvents(body);
                assertEquals(202, answer.status(), answer.body());
                assertEquals(1, answer.json().get("accepted").asInt(), answer.body());
            }
            Waiting.until(WAIT, () -> "the queue is not empty", () -> left(backing) == 0);
            assertEquals("[1,1,1,1]", api.metrics("events", "pageviews", "visitors", "sessions").toString());
            Api.Answer list = api.get("/v1/sites/demo/events");
            assertEquals(1, list.json().get("results").size(), list.body());
            assertEquals("/Hello", list.json().at("/results/0/page").asText(), list.body());
            Api.Answer state = api.get("/v1/sites/demo/events/" + id);
            assertEquals("aggregated", state.json().get("state").asText(), state.body());
        }
    }

    private static int left(Backing backing) {
        return backing.sqs().getQueueAttributes(ask -> ask.queueUrl(backing.queueUrl()).attributeNames(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).attributes().values().stream()
                .mapToInt(Integer::parseInt).sum();
    }
}
