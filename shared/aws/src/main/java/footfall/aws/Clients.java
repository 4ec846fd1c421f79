package footfall.aws;

import footfall.port.UploadStore;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The clients of the services: on the small HTTP client, with the credentials, region and endpoints that the
/// environment names (`AWS_REGION`, `AWS_ENDPOINT_URL_DYNAMODB`, `AWS_ENDPOINT_URL_SQS`). A call ends within
/// `CALL_MAX`, retries included, so that a function answers before it is stopped.
public final class Clients {
    /// The longest that one attempt takes.
    public static final Duration ATTEMPT_MAX = Duration.ofSeconds(2);
    /// The longest that a call takes with all its attempts.
    public static final Duration CALL_MAX = Duration.ofSeconds(5);

    private Clients() {}

    /// A client of DynamoDB.
    public static DynamoDbClient dynamo() {
        return DynamoDbClient.builder().httpClient(http()).overrideConfiguration(limits()).build();
    }

    /// A client of SQS.
    public static SqsClient sqs() {
        return SqsClient.builder().httpClient(http()).overrideConfiguration(limits()).build();
    }

    /// Uploads in a bucket of this function's region.
    ///
    /// @param host the bucket's own name on the network, that of its region
    public static UploadStore uploads(String host, InstantSource clock) {
        return new S3UploadStore(URI.create("https://" + host), new DefaultAwsRegionProviderChain().getRegion().id(),
                DefaultCredentialsProvider.builder().build(), clock);
    }

    private static SdkHttpClient http() {
        return UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(1)).socketTimeout(ATTEMPT_MAX)
                .build();
    }

    private static ClientOverrideConfiguration limits() {
        return ClientOverrideConfiguration.builder().retryStrategy(RetryMode.STANDARD)
                .apiCallAttemptTimeout(ATTEMPT_MAX).apiCallTimeout(CALL_MAX).build();
    }
}
