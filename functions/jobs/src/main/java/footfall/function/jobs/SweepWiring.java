package footfall.function.jobs;

import footfall.aws.Clients;
import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoSiteStore;
import footfall.aws.DynamoViewStore;
import footfall.edge.Metrics;
import footfall.port.LogStore;
import footfall.port.SiteStore;
import footfall.port.ViewStore;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.MarkQuotas;
import footfall.usecase.reduce.SweepTails;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts the sweeper together from the environment.
record SweepWiring(SweepTails sweep, MarkQuotas quotas, Metrics metrics) {
    static SweepWiring fromEnvironment() {
        InstantSource clock = InstantSource.system();
        DynamoDbClient dynamo = Clients.dynamo();
        String data = System.getenv("DATA_TABLE");
        LogStore log = new DynamoLogStore(dynamo, data);
        Duration foldAfter = Duration.ofSeconds(Long.parseLong(
                System.getenv().getOrDefault("FOLD_AFTER_SECONDS", "600")));
        SiteStore sites = new DynamoSiteStore(dynamo, System.getenv("SITES_TABLE"));
        ViewStore views = new DynamoViewStore(dynamo, data);
        return new SweepWiring(new SweepTails(sites, log, new FoldShard(log, views), foldAfter, clock),
                new MarkQuotas(sites, log, views, clock), new Metrics("sweep", clock, System.out));
    }
}
