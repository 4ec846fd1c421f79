package footfall.aws;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// One embedded queue server on a free port for all tests of a JVM; each test takes a queue of its own.
public final class LocalQueues {
    private LocalQueues() {}

    /// The client of the embedded server.
    public static SqsClient client() {
        return Embedded.CLIENT;
    }

    /// Makes a new, empty queue that takes messages of 1 MiB.
    ///
    /// @return its url
    public static String make(String name) {
        return client().createQueue(request -> request.queueName(name)).queueUrl();
    }

    private static final class Embedded {
        static final SqsClient CLIENT = client(SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort()
                .start());

        private static SqsClient client(SQSRestServer server) {
            int port = server.waitUntilStarted().localAddress().getPort();
            return SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).region(Region.EU_WEST_1)
                    .endpointOverride(URI.create("http://127.0.0.1:" + port)).credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))).build();
        }
    }
}
