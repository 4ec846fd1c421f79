package footfall.function.jobs;

import footfall.aws.Clients;
import footfall.aws.DynamoSaltStore;
import footfall.usecase.RotateSalt;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// What the rotation is made of on AWS. Reads `SITES_TABLE`.
final class RotateSaltWiring {
    private RotateSaltWiring() {}

    static RotateSalt fromEnvironment() {
        return new RotateSalt(new DynamoSaltStore(Clients.dynamo(), required("SITES_TABLE")), InstantSource.system(),
                new SecureRandom());
    }

    private static String required(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new IllegalStateException(name + ": missing, must be set"));
    }
}
