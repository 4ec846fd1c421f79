package footfall.function.admin;

import footfall.aws.Clients;
import footfall.aws.DynamoSaltStore;
import footfall.aws.DynamoSiteStore;
import footfall.usecase.manage.Bootstrap;
import footfall.usecase.manage.RotateSalt;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the bootstrap function is made of on AWS. Reads `SITES_TABLE`.
record BootstrapWiring(Bootstrap bootstrap, RotateSalt salts) {
    static BootstrapWiring fromEnvironment() {
        String table = Optional.ofNullable(System.getenv("SITES_TABLE"))
                .orElseThrow(() -> new IllegalStateException("SITES_TABLE: missing, must name the table of sites"));
        DynamoDbClient client = Clients.dynamo();
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        return new BootstrapWiring(new Bootstrap(new DynamoSiteStore(client, table), clock, random),
                new RotateSalt(new DynamoSaltStore(client, table), clock, random));
    }
}
