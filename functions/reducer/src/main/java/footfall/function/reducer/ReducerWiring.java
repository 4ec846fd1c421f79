package footfall.function.reducer;

import footfall.aws.Clients;
import footfall.aws.DoublingPause;
import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoSiteStore;
import footfall.aws.DynamoViewStore;
import footfall.aws.SqsBackoff;
import footfall.codec.QueueCodec;
import footfall.edge.Metrics;
import footfall.enrich.KnownBots;
import footfall.enrich.KnownSources;
import footfall.enrich.UapTechnologyLookup;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.usecase.check.CheckKey;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.ReduceEvents;
import footfall.usecase.reduce.TrialFold;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts the reducer together from the environment.
///
/// @param reduce     the deed
/// @param redelivery when failed messages come again
/// @param metrics    one line a batch
record ReducerWiring(ReduceEvents reduce, Redelivery redelivery, Metrics metrics) {
    static ReducerWiring fromEnvironment() {
        InstantSource clock = InstantSource.system();
        // The one source of chance that copies of a snapshot do not share.
        SecureRandom chance = new SecureRandom();
        DynamoDbClient dynamo = Clients.dynamo();
        String data = System.getenv("DATA_TABLE");
        LogStore log = new DynamoLogStore(dynamo, data);
        ViewStore views = new DynamoViewStore(dynamo, data);
        Enrichment enrichment =
                new Enrichment(new UapTechnologyLookup(), new KnownSources(), new KnownBots());
        CheckKey sites = new CheckKey(new DynamoSiteStore(dynamo, System.getenv("SITES_TABLE")), clock);
        AppendEvents append = new AppendEvents(log, views, enrichment, TrialFold.standard(), QueueCodec::content,
                clock, DoublingPause.FOR_RACES);
        Priming.register(enrichment);
        return new ReducerWiring(
                new ReduceEvents(append, new FoldShard(log, views), sites::site, foldAfter(), clock,
                        chance::nextDouble),
                new SqsBackoff(Clients.sqs(), System.getenv("EVENT_QUEUE_URL"),
                        chance::nextDouble)::putOff,
                new Metrics("reducer", clock, System.out));
    }

    private static Duration foldAfter() {
        return Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("FOLD_AFTER_SECONDS", "600")));
    }
}
