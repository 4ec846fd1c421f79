package footfall.function.admin;

import footfall.aws.Clients;
import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoSiteStore;
import footfall.aws.DynamoViewStore;
import footfall.aws.SqsEventQueue;
import footfall.port.SiteStore;
import footfall.usecase.check.CheckKey;
import footfall.usecase.manage.ManageKeys;
import footfall.usecase.manage.ManageSites;
import footfall.usecase.redrive.RedriveFailed;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the administration is made of on AWS. Reads `SITES_TABLE`, `DATA_TABLE` and `EVENT_QUEUE_URL`.
record AdminWiring(CheckKey check, ManageSites sites, ManageKeys keys, RedriveFailed redrive) {
    static AdminWiring fromEnvironment() {
        DynamoDbClient client = Clients.dynamo();
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        SiteStore store = new DynamoSiteStore(client, named("SITES_TABLE"));
        String data = named("DATA_TABLE");
        ManageKeys keys = new ManageKeys(store, clock, random);
        return new AdminWiring(new CheckKey(store, clock), new ManageSites(store, keys, clock), keys,
                new RedriveFailed(new DynamoLogStore(client, data), new DynamoViewStore(client, data),
                        new SqsEventQueue(Clients.sqs(), named("EVENT_QUEUE_URL")), clock, random));
    }

    private static String named(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .orElseThrow(() -> new IllegalStateException(variable + ": missing, must be told by the environment"));
    }
}
