package footfall.function.jobs;

import footfall.aws.Clients;
import footfall.aws.DynamoSaltStore;
import footfall.usecase.manage.RotateSalt;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// What the rotation is made of on AWS. Reads `SITES_TABLE`.
final class RotateSaltWiring {
    private RotateSaltWiring() {}

    static RotateSalt fromEnvironment() {
        String table = Optional.ofNullable(System.getenv("SITES_TABLE"))
                .orElseThrow(() -> new IllegalStateException("SITES_TABLE: missing, must name the table of sites"));
        return new RotateSalt(new DynamoSaltStore(Clients.dynamo(), table), InstantSource.system(),
                new SecureRandom());
    }
}
