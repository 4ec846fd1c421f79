package footfall.function.admin;

import footfall.aws.Clients;
import footfall.aws.DynamoSaltStore;
import footfall.aws.DynamoSiteStore;
import footfall.port.SiteStore;
import footfall.usecase.check.CheckKey;
import footfall.usecase.manage.Bootstrap;
import footfall.usecase.manage.ManageKeys;
import footfall.usecase.manage.ManageSites;
import footfall.usecase.manage.RotateSalt;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the administration functions are made of on AWS. Reads `SITES_TABLE`.
record AdminWiring(CheckKey check, ManageSites sites, ManageKeys keys, Bootstrap bootstrap, RotateSalt salts) {
    static AdminWiring fromEnvironment() {
        String table = Optional.ofNullable(System.getenv("SITES_TABLE"))
                .orElseThrow(() -> new IllegalStateException("SITES_TABLE: missing, must name the table of sites"));
        DynamoDbClient client = Clients.dynamo();
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        SiteStore store = new DynamoSiteStore(client, table);
        ManageKeys keys = new ManageKeys(store, clock, random);
        return new AdminWiring(new CheckKey(store, clock), new ManageSites(store, keys, clock), keys,
                new Bootstrap(store, clock, random),
                new RotateSalt(new DynamoSaltStore(client, table), clock, random));
    }
}
