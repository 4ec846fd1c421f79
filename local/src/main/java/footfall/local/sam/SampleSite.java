package footfall.local.sam;

import footfall.aws.DynamoSaltStore;
import footfall.aws.DynamoSiteStore;
import footfall.site.SiteId;
import footfall.usecase.Bootstrap;
import footfall.usecase.RotateSalt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The site that the samples of `events-samples/lambda` speak of, with the keys that stand in them. They are drawn from a
/// known seed, so they protect nothing and are never made anywhere else.
public final class SampleSite {
    private static final SiteId SITE = new SiteId("demo");
    private static final long SEED = 1;

    private SampleSite() {}

    /// Makes the site, its keys and the salts of now.
    ///
    /// @return the keys in the clear
    public static Bootstrap.Outcome make(DynamoDbClient client, String sitesTable, InstantSource clock) {
        Random known = new Random(SEED);
        new RotateSalt(new DynamoSaltStore(client, sitesTable), clock, known).rotate();
        return new Bootstrap(new DynamoSiteStore(client, sitesTable),
                () -> Instant.parse("2026-01-01T00:00:00Z"), known).make(SITE);
    }
}
