package footfall.aws;

import footfall.port.Unavailable;
import footfall.port.UploadStore;
import footfall.site.SiteId;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/// Bodies in a bucket, each under its site and its id. Addresses are signed by the SDK's signer, and asked by the
/// platform's own client: three calls need no client of S3, which is as large as ingest.
public final class S3UploadStore implements UploadStore {
    private static final Duration OWN = Duration.ofMinutes(1);
    private static final int MS = 1_000;
    private static final int CONNECT_MAX_MS = 1_000;
    private static final int READ_MAX_MS = 2_000;
    private static final int FOUND = 200;
    private static final int GONE = 404;
    private static final int SUCCESS_END = 300;

    private final URI bucket;
    private final String region;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final InstantSource clock;

    /// @param bucket where the bucket is, as `https://name.s3.eu-central-1.amazonaws.com`, without a slash at its end
    public S3UploadStore(URI bucket, String region, IdentityProvider<? extends AwsCredentialsIdentity> credentials,
                         InstantSource clock) {
        this.bucket = bucket;
        this.region = region;
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public URI place(SiteId site, String id, int bytes, Instant expires) {
        // An address is dated to the second, and valid for whole ones: no less than until then.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Duration valid = Duration.ofSeconds(Duration.between(now, expires).plusMillis(MS - 1).toSeconds());
        return signed(SdkHttpRequest.builder().method(SdkHttpMethod.PUT).uri(uri(site, id))
                .putHeader("Content-Length", Integer.toString(bytes)).build(), now, valid);
    }

    @Override
    public Optional<byte[]> read(SiteId site, String id) {
        try {
            HttpURLConnection asked = ask(SdkHttpMethod.GET, site, id);
            try {
                int status = asked.getResponseCode();
                if (status != FOUND && status != GONE) {
                    throw new Unavailable("get in " + bucket.getHost() + ": status " + status);
                }
                return status == GONE ? Optional.empty() : Optional.of(body(asked));
            } finally {
                asked.disconnect();
            }
        } catch (IOException e) {
            throw new Unavailable("get in " + bucket.getHost(), e);
        }
    }

    /// No more is held than could have been put.
    private byte[] body(HttpURLConnection asked) throws IOException {
        try (InputStream in = asked.getInputStream()) {
            byte[] body = in.readNBytes(BYTES_MAX + 1);
            if (body.length > BYTES_MAX) {
                throw new IllegalStateException("body: over " + BYTES_MAX + " bytes, no place is open for more");
            }
            return body;
        }
    }

    @Override
    public void delete(SiteId site, String id) {
        try {
            HttpURLConnection asked = ask(SdkHttpMethod.DELETE, site, id);
            try {
                int status = asked.getResponseCode();
                if (status >= SUCCESS_END && status != GONE) {
                    throw new Unavailable("delete in " + bucket.getHost() + ": status " + status);
                }
            } finally {
                asked.disconnect();
            }
        } catch (IOException e) {
            throw new Unavailable("delete in " + bucket.getHost(), e);
        }
    }

    private HttpURLConnection ask(SdkHttpMethod method, SiteId site, String id) throws IOException {
        URI url = signed(SdkHttpRequest.builder().method(method).uri(uri(site, id)).build(), clock.instant(), OWN);
        HttpURLConnection asked = (HttpURLConnection) url.toURL().openConnection();
        asked.setRequestMethod(method.name());
        asked.setConnectTimeout(CONNECT_MAX_MS);
        asked.setReadTimeout(READ_MAX_MS);
        asked.setUseCaches(false);
        asked.setInstanceFollowRedirects(false);
        return asked;
    }

    private URI uri(SiteId site, String id) {
        return URI.create(bucket + "/" + site + "/" + id);
    }

    /// An address that carries its right in itself, for a while. The bytes that will be put are not known yet, so they
    /// are not signed; how many they are is.
    private URI signed(SdkHttpRequest request, Instant now, Duration valid) {
        try {
            return AwsV4HttpSigner.create().sign(sign -> sign.identity(credentials.resolveIdentity().join())
                    .request(request)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, valid)
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
                    .request().getUri();
        } catch (SdkException e) {
            throw new Unavailable("credentials", e);
        }
    }
}
