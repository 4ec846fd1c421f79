package footfall.function.ingest;

import footfall.aws.Clients;
import footfall.aws.DynamoSaltStore;
import footfall.aws.DynamoSiteStore;
import footfall.aws.SqsEventQueue;
import footfall.enrich.CountryFile;
import footfall.port.BotList;
import footfall.port.CountryLookup;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.accept.Uploads;
import footfall.usecase.check.CheckKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What ingest is made of on AWS. Reads `SITES_TABLE`, `EVENT_QUEUE_URL` and, if they are not empty, `COUNTRY_FILE` and
/// `UPLOADS_BUCKET`.
///
/// @param keys      knows keys and sites
/// @param accept    takes events
/// @param bots      knows bots; read when it is first asked
/// @param countries knows the countries of addresses, or none
/// @param uploads   takes bodies beside the gateway, or none
record IngestWiring(CheckKey keys, AcceptEvents accept, BotList bots, CountryLookup countries, Uploads uploads) {
    static IngestWiring live() {
        Map<String, String> environment = System.getenv();
        String table = required(environment, "SITES_TABLE", "the table of sites");
        String queue = required(environment, "EVENT_QUEUE_URL", "the queue of events");
        InstantSource clock = InstantSource.system();
        DynamoDbClient dynamo = Clients.dynamo();
        Priming.register();
        return new IngestWiring(new CheckKey(new DynamoSiteStore(dynamo, table), clock),
                new AcceptEvents(new SqsEventQueue(Clients.sqs(), queue), new DynamoSaltStore(dynamo, table), clock,
                        new SecureRandom()), agent -> BotsWiring.LIST.of(agent),
                countries(environment.getOrDefault("COUNTRY_FILE", "")),
                uploads(environment.getOrDefault("UPLOADS_BUCKET", ""), clock));
    }

    private static Uploads uploads(String bucket, InstantSource clock) {
        return bucket.isEmpty() ? Uploads.NONE : new Uploads(Clients.uploads(bucket, clock), new SecureRandom());
    }

    private static CountryLookup countries(String file) {
        return file.isEmpty() ? CountryLookup.NONE : CountryFile.open(Path.of(file), System.out::println);
    }

    private static String required(Map<String, String> environment, String name, String what) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalStateException(name + ": missing, must name " + what));
    }
}
