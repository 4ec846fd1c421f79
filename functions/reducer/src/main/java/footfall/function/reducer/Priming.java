package footfall.function.reducer;

import footfall.codec.QueueCodec;
import footfall.codec.UnreadableMessage;
import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.ReduceEvents;
import footfall.usecase.reduce.TrialFold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.core.warmup.SdkWarmUp;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Runs the reducer's own code once before a snapshot is taken, so that a restored copy begins warm. Has no effect
/// outside the process.
final class Priming implements Resource {
    /// The context's reference is weak; this one keeps the resource.
    private static final Priming KEPT = new Priming();
    private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private Enrichment enrichment = Enrichment.NONE;

    static void register(Enrichment enrichment) {
        KEPT.enrichment = enrichment;
        Core.getGlobalContext().register(KEPT);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws UnreadableMessage {
        SdkWarmUp.warmUp(DynamoDbClient.class, SqsClient.class);
        run(new Rehearsal(), KEPT.enrichment);
    }

    /// Decodes a message, appends what it carries and folds it, as a batch of the queue would be.
    static void run(Rehearsal stores, Enrichment enrichment) throws UnreadableMessage {
        Shard shard = new Shard(new SiteId("priming"), 0);
        Source source = new Source("", "example.org", "", "", "", "", "", "");
        Event event = new Event(new EventId(new UUID(0x7000, 0)), AT, AT, AT, false, new What.PageView(),
                new Who("v", "", "", true), new Page("example.org", "/", ""), source, Technology.NONE, Place.NONE,
                Map.of(), Map.of());
        AppendEvents append = new AppendEvents(stores, stores, enrichment, TrialFold.standard(), QueueCodec::content,
                () -> AT);
        ReduceEvents reduce = new ReduceEvents(append, new FoldShard(stores, stores),
                site -> Optional.of(Site.withDefaults(site, "Priming", AT)), Duration.ZERO, () -> AT.plusSeconds(1),
                () -> 0);
        for (QueueCodec.Body body : QueueCodec.encode(shard, List.of(new Arrival(event, AGENT)))) {
            reduce.reduce(shard, QueueCodec.decode(body.text()).deliveries());
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing that was drawn before the snapshot is kept.
    }
}
