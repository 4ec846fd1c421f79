package footfall.function.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import footfall.admission.Outcome;
import footfall.admission.Sender;
import footfall.codec.QueueCodec;
import footfall.edge.Gateway;
import footfall.edge.Metrics;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.edge.RouteTable;
import footfall.identity.Salt;
import footfall.port.EventQueue;
import footfall.port.SaltStore;
import footfall.site.ApiKey;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.accept.AcceptEvents;
import footfall.wire.footfall.EventsAnswer;
import footfall.wire.footfall.EventsBody;
import footfall.wire.footfall.EventsReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.core.warmup.SdkWarmUp;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Runs ingest's own code once before a snapshot is taken, so that a restored copy begins warm. Has no effect outside
/// the process, and what it draws or remembers is its own: nothing of it is used afterwards.
final class Priming implements Resource {
    /// The context's reference is weak; this one keeps the resource.
    private static final Priming KEPT = new Priming();
    private static final byte[] SAMPLE = """
            {"key":"none","sent_at":"2026-03-01T10:00:00.000Z","context":{"screen":"1920x1080"},"events":[
            {"type":"pageview","url":"https://www.exämple.org/a%20b/?utm_source=x","referrer":"https://google.com/",
            "id":"01900000-0000-7000-8000-000000000000","title":"T","properties":{"a":1,"b":"c","d":true}},
            {"type":"event","name":"order","at":"2026-03-01T10:00:00Z"},{"type":"engagement","engaged_ms":1000}]}
            """.getBytes(StandardCharsets.UTF_8);

    private Priming() {}

    static void register() {
        Core.getGlobalContext().register(KEPT);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        SdkWarmUp.warmUp(DynamoDbClient.class, SqsClient.class);
        run();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing to renew: caches are empty, and clients open connections when they are asked.
    }

    /// Inflates, reads, judges, encodes and answers a sample.
    static APIGatewayV2HTTPResponse run() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T10:00:01Z"));
        AcceptEvents accept = new AcceptEvents(Priming::encode, new OneSalt(), clock, new SplittableRandom(1));
        Metrics unseen = new Metrics("priming", clock, new PrintStream(OutputStream.nullOutputStream()));
        RouteTable routes = RouteTable.empty().on("POST", "/", (request, path) -> answer(request, accept));
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder().withRawPath("/").withIsBase64Encoded(true)
                .withBody(Base64.getEncoder().encodeToString(SAMPLE)).withRequestContext(RequestContext.builder()
                        .withHttp(RequestContext.Http.builder().withMethod("POST").build()).build()).build();
        return new Gateway(clock, unseen).answer(event, routes);
    }

    private static Reply answer(Request request, AcceptEvents accept) {
        Site site = Site.withDefaults(new SiteId("priming"), "priming", Instant.EPOCH);
        Sender sender = new Sender("192.0.2.1", "Mozilla/5.0", "", "", false);
        return switch (EventsReader.read(request.body())) {
            case EventsBody.Refused refused -> Problem.of(400, refused.code(), refused.detail()).reply("");
            case EventsBody.Read read when ApiKey.canExist(read.key()) -> Problem.unavailable().reply("");
            case EventsBody.Read read -> switch (accept.accept(site, false, sender, read.claims(),
                    request.receivedAt())) {
                case Outcome.QueueDown _, Outcome.Shut _ -> Problem.unavailable().reply("");
                case Outcome.Answered answered -> Reply.json(202, EventsAnswer.text(answered, true));
            };
        };
    }

    private static List<EventQueue.Taken> encode(List<EventQueue.Batch> batches) {
        return batches.stream().map(batch -> {
            QueueCodec.encode(batch.shard(), batch.sendings());
            return new EventQueue.Taken(IntStream.range(0, batch.sendings().size()).boxed().toList());
        }).toList();
    }

    /// The same salt for every date.
    private static final class OneSalt implements SaltStore {
        private static final Salt SALT = new Salt("0".repeat(64));

        @Override
        public Optional<Salt> of(LocalDate date) {
            return Optional.of(SALT);
        }

        @Override
        public Salt make(LocalDate date, Salt fresh) {
            return SALT;
        }

        @Override
        public void destroyBefore(LocalDate date) {
            // Nothing is kept.
        }

        @Override
        public Salt shardSecret(Salt fresh) {
            return SALT;
        }
    }
}
