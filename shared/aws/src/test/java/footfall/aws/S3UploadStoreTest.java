package footfall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.contract.UploadStoreContract;
import footfall.port.Unavailable;
import footfall.port.UploadStore;
import footfall.site.SiteId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class S3UploadStoreTest extends UploadStoreContract {
    private static final SiteId DEMO = new SiteId("demo");
    private static final String ID = "0".repeat(32);
    private SignedBucket bucket;
    private Instant late = NOW;

    @Override
    protected UploadStore emptyStore() {
        try {
            bucket = new SignedBucket(() -> late);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return store(bucket.uri());
    }

    private static UploadStore store(URI uri) {
        return new S3UploadStore(uri, "eu-central-1", StaticCredentialsProvider.create(
                AwsBasicCredentials.create(SignedBucket.KEY, SignedBucket.SECRET)), () -> NOW);
    }

    @AfterEach
    void end() {
        bucket.close();
    }

    @Override
    protected int put(URI place, byte[] body) {
        late = NOW.plus(Duration.ofSeconds(2));
        try {
            HttpURLConnection put = (HttpURLConnection) place.toURL().openConnection();
            put.setRequestMethod("PUT");
            put.setDoOutput(true);
            put.setFixedLengthStreamingMode(body.length);
            put.getOutputStream().write(body);
            return put.getResponseCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("the bucket of these tests signs as the example in the service's documents does")
    void theBucketKnowsTheSignature() {
        Map<String, String> query = Map.of("X-Amz-Algorithm", "AWS4-HMAC-SHA256", "X-Amz-Credential",
                "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request", "X-Amz-Date", "20130524T000000Z",
                "X-Amz-Expires", "86400", "X-Amz-SignedHeaders", "host");
        assertEquals("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404", SignedBucket.signature("GET",
                "/test.txt", query, Map.of("host", "examplebucket.s3.amazonaws.com"), SignedBucket.SECRET));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500, 503})
    void whatIsNeitherThereNorGoneIsUnavailable(int status) {
        UploadStore store = store(bucket.uri());
        bucket.status = status;
        assertThrows(Unavailable.class, () -> store.read(DEMO, ID));
        assertThrows(Unavailable.class, () -> store.delete(DEMO, ID));
        bucket.close();
        assertThrows(Unavailable.class, () -> store.read(DEMO, ID));
        assertThrows(Unavailable.class, () -> store.delete(DEMO, ID));
    }

    @Test
    void tellsNoSecretAndNoMoreThanItMust() {
        String place = new S3UploadStore(URI.create("https://b.s3.eu-central-1.amazonaws.com"), "eu-central-1",
                StaticCredentialsProvider.create(AwsSessionCredentials.create(SignedBucket.KEY, SignedBucket.SECRET,
                        "token")), () -> NOW).place(DEMO, ID, 7, NOW.plusSeconds(900)).toString();
        assertTrue(place.startsWith("https://b.s3.eu-central-1.amazonaws.com/demo/" + ID + "?"), place);
        Map<String, String> query = SignedBucket.query(URI.create(place).getRawQuery());
        assertEquals("content-length;host", query.get("X-Amz-SignedHeaders"));
        assertEquals("900", query.get("X-Amz-Expires"));
        assertEquals("token", query.get("X-Amz-Security-Token"));
        assertEquals(-1, place.indexOf(SignedBucket.SECRET));
    }
}
