package footfall.proof.kill;

import footfall.aws.Tables;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// A store and a queue that processes reach by HTTP, and that outlive them.
final class Outside implements AutoCloseable {
    static final String SITES = "sites";
    static final String DATA = "data";
    private static final int RECEIVES_MAX = 50;

    final DynamoDbClient dynamo;
    final SqsClient sqs;
    final String queueUrl;
    final String deadLettersUrl;
    private final Server store;
    private final SQSRestServer queue;
    private final URI storeUri;
    private final URI queueUri;

    /// @param visibility how long a message that was received stays away
    Outside(Duration visibility) {
        this.queue = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
        this.queueUri = URI.create("http://127.0.0.1:" + queue.waitUntilStarted().localAddress().getPort());
        try {
            // The store's own server listens on every address; this one on the loopback address alone.
            this.store = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            store.setHandler(new LocalDynamoDBServerHandler(
                    new LocalDynamoDBRequestHandler(0, true, null, true, false), null));
            store.start();
            this.storeUri = URI.create("http://127.0.0.1:"
                    + ((ServerConnector) store.getConnectors()[0]).getLocalPort());
        } catch (Exception e) {
            throw new IllegalStateException("the local store did not start", e);
        }
        this.dynamo = DynamoDbClient.builder().endpointOverride(storeUri).region(Region.US_EAST_1)
                .credentialsProvider(credentials()).httpClientBuilder(UrlConnectionHttpClient.builder()).build();
        this.sqs = SqsClient.builder().endpointOverride(queueUri).region(Region.US_EAST_1)
                .credentialsProvider(credentials()).httpClientBuilder(UrlConnectionHttpClient.builder()).build();
        dynamo.createTable(Tables.create(SITES));
        dynamo.createTable(Tables.create(DATA));
        this.deadLettersUrl = sqs.createQueue(create -> create.queueName("dead-letters")).queueUrl();
        String arn = sqs.getQueueAttributes(ask -> ask.queueUrl(deadLettersUrl)
                .attributeNames(QueueAttributeName.QUEUE_ARN)).attributes().get(QueueAttributeName.QUEUE_ARN);
        this.queueUrl = sqs.createQueue(create -> create.queueName("events").attributes(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(visibility.toSeconds()),
                QueueAttributeName.REDRIVE_POLICY, "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\""
                        + RECEIVES_MAX + "\"}"))).queueUrl();
    }

    /// What a process must find in its environment to reach both.
    Map<String, String> environment() {
        return Map.of("SITES_TABLE", SITES, "DATA_TABLE", DATA, "EVENT_QUEUE_URL", queueUrl,
                "AWS_ENDPOINT_URL_DYNAMODB", storeUri.toString(), "AWS_ENDPOINT_URL_SQS", queueUri.toString(),
                "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");
    }

    /// How many messages wait or are being worked on.
    int waiting() {
        Map<QueueAttributeName, String> counts = sqs.getQueueAttributes(ask -> ask.queueUrl(queueUrl)
                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).attributes();
        return counts.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /// How many messages nobody could reduce.
    int deadLetters() {
        return Integer.parseInt(sqs.getQueueAttributes(ask -> ask.queueUrl(deadLettersUrl)
                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    @Override
    public void close() {
        dynamo.close();
        sqs.close();
        queue.stopAndWait();
        try {
            store.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the local store did not stop", e);
        }
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }
}
