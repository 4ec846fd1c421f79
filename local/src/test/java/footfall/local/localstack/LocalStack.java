package footfall.local.localstack;

import footfall.aws.Tables;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// One LocalStack container for all tests of a JVM; each test takes tables and a queue of its own. It ends with the
/// JVM.
public final class LocalStack {
    private static final DockerImageName IMAGE = DockerImageName
            .parse(System.getProperty("localstack.image", "localstack/localstack:4.14.0"))
            .asCompatibleSubstituteFor("localstack/localstack");

    /// A service that does not start must fail its tests, not hold them up.
    private static final Duration CALL_MAX = Duration.ofSeconds(60);

    private LocalStack() {}

    /// Its DynamoDB.
    public static DynamoDbClient dynamo() {
        return Running.DYNAMO;
    }

    /// Its SQS.
    public static SqsClient sqs() {
        return Running.SQS;
    }

    /// Makes a new, empty table.
    ///
    /// @return its name
    public static String table() {
        String name = "table-" + UUID.randomUUID();
        dynamo().createTable(Tables.create(name));
        return name;
    }

    /// Makes a new, empty queue that takes messages of 1 MiB.
    ///
    /// @return its url
    public static String queue() {
        return sqs().createQueue(queue -> queue.queueName("queue-" + UUID.randomUUID())
                .attributes(Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576"))).queueUrl();
    }

    private static final class Running {
        static final LocalStackContainer CONTAINER = started();
        static final DynamoDbClient DYNAMO = ready(DynamoDbClient.builder()).build();
        static final SqsClient SQS = ready(SqsClient.builder()).build();

        private static LocalStackContainer started() {
            LocalStackContainer container = new LocalStackContainer(IMAGE).withServices("dynamodb", "sqs");
            container.start();
            // Nobody else removes it where Testcontainers' own reaper can not be pulled.
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(container::stop));
            return container;
        }

        private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B ready(B builder) {
            return builder.httpClient(UrlConnectionHttpClient.create()).endpointOverride(CONTAINER.getEndpoint())
                    .region(Region.of(CONTAINER.getRegion())).credentialsProvider(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(CONTAINER.getAccessKey(), CONTAINER.getSecretKey())))
                    .overrideConfiguration(limits -> limits.apiCallTimeout(CALL_MAX));
        }
    }
}
