package footfall.function.query;

import footfall.aws.Clients;
import footfall.aws.DynamoDriftStore;
import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoSaltStore;
import footfall.aws.DynamoSiteStore;
import footfall.aws.DynamoViewStore;
import footfall.aws.SqsQueueDepth;
import footfall.port.BotList;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.report.Channels;
import footfall.usecase.ask.AnswerQuestion;
import footfall.usecase.check.CheckKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the query function is made of on AWS. Reads `SITES_TABLE`, `DATA_TABLE` and `EVENT_QUEUE_URL`.
record QueryWiring(CheckKey keys, AnswerQuestion answers, Deeds deeds, BotList bots,
                   InstantSource clock) {
    static QueryWiring fromEnvironment() {
        return of(System.getenv(), Clients.dynamo());
    }

    private static QueryWiring of(Map<String, String> environment, DynamoDbClient client) {
        InstantSource clock = InstantSource.system();
        String data = named(environment, "DATA_TABLE");
        String sites = named(environment, "SITES_TABLE");
        LogStore log = new DynamoLogStore(client, data);
        ViewStore views = new DynamoViewStore(client, data);
        return new QueryWiring(new CheckKey(new DynamoSiteStore(client, sites), clock),
                new AnswerQuestion(log, views, new SqsQueueDepth(Clients.sqs(), named(environment, "EVENT_QUEUE_URL")),
                        new DynamoDriftStore(client, data)::drifts,
                        new Channels(name -> SourcesWiring.LIST.kind(name)), clock),
                Deeds.of(log, views, new DynamoSaltStore(client, sites), clock), agent -> BotsWiring.LIST.of(agent),
                clock);
    }

    private static String named(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalStateException(name + ": missing, must be told by the environment"));
    }
}
