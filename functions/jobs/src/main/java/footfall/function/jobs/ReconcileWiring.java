package footfall.function.jobs;

import footfall.aws.Clients;
import footfall.aws.DynamoDriftStore;
import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoSiteStore;
import footfall.aws.DynamoViewStore;
import footfall.edge.Metrics;
import footfall.usecase.reconcile.CheckDrift;
import footfall.usecase.reconcile.Reconcile;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts the comparison together from the environment.
record ReconcileWiring(CheckDrift check, Metrics metrics) {
    static ReconcileWiring fromEnvironment() {
        InstantSource clock = InstantSource.system();
        DynamoDbClient dynamo = Clients.dynamo();
        String data = System.getenv("DATA_TABLE");
        int days = Integer.parseInt(System.getenv().getOrDefault("RECONCILE_DAYS", "2"));
        return new ReconcileWiring(new CheckDrift(new DynamoSiteStore(dynamo, System.getenv("SITES_TABLE")),
                new Reconcile(new DynamoLogStore(dynamo, data), new DynamoViewStore(dynamo, data), clock),
                new DynamoDriftStore(dynamo, data), days, clock), new Metrics("reconcile", clock, System.out));
    }
}
