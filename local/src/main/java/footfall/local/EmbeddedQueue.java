package footfall.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// An SQS in this JVM with the event queue and its dead letters. ElasticMQ keeps messages in memory; the journal in
/// front of it makes them survive.
final class EmbeddedQueue implements AutoCloseable {
    /// How often a message is received before it becomes a dead letter.
    static final int RECEIVES_MAX = 5;

    private final SQSRestServer server;
    private final SqsClient client;
    private final String url;
    private final String deadLettersUrl;

    private EmbeddedQueue(SQSRestServer server, SqsClient client, String url, String deadLettersUrl) {
        this.server = server;
        this.client = client;
        this.url = url;
        this.deadLettersUrl = deadLettersUrl;
    }

    /// Starts on a free port of the loopback address; sends again what the journal has unfinished.
    ///
    /// @param visibility how long a message that was received stays away
    static EmbeddedQueue start(Path journalFile, Duration visibility) {
        SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
        int port = server.waitUntilStarted().localAddress().getPort();
        SqsClient direct = SqsClient.builder().endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1).httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
        String dead = direct.createQueue(queue -> queue.queueName("footfall-dead-letters")).queueUrl();
        String deadArn = direct.getQueueAttributes(ask -> ask.queueUrl(dead)
                .attributeNames(QueueAttributeName.QUEUE_ARN)).attributes().get(QueueAttributeName.QUEUE_ARN);
        String url = direct.createQueue(queue -> queue.queueName("footfall-events").attributes(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(visibility.toSeconds()),
                QueueAttributeName.REDRIVE_POLICY, "{\"deadLetterTargetArn\":\"" + deadArn
                        + "\",\"maxReceiveCount\":\"" + RECEIVES_MAX + "\"}"))).queueUrl();
        JournaledSqs client = new JournaledSqs(direct, QueueJournal.open(journalFile));
        client.resume(url);
        return new EmbeddedQueue(server, client, url, dead);
    }

    /// The client through which the house sends and receives.
    SqsClient client() {
        return client;
    }

    /// Where accepted events wait.
    String url() {
        return url;
    }

    /// Where messages end that no attempt could reduce.
    String deadLettersUrl() {
        return deadLettersUrl;
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
