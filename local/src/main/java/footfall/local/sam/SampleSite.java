package footfall.local.sam;

import footfall.aws.DynamoSaltStore;
import footfall.aws.DynamoSiteStore;
import footfall.port.SiteStore;
import footfall.site.ApiKey;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.manage.RotateSalt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The site that the samples of `events-samples/lambda` speak of, with every key that stands in them. As anybody can
/// read them there, these keys work nowhere else.
public final class SampleSite {
    private static final SiteId SITE = new SiteId("demo");
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pattern KEY = Pattern.compile("ff[a-z]_[0-9A-Za-z]{38}");

    private SampleSite() {}

    /// Makes the site, the keys and the salts of now.
    public static void make(Path samples, DynamoDbClient client, String sitesTable) throws IOException {
        SiteStore store = new DynamoSiteStore(client, sitesTable);
        store.create(Site.withDefaults(SITE, "Demo", MADE));
        for (String text : keys(samples)) {
            ApiKey.kindOf(text).ifPresent(kind -> store.addKey(key(text, kind)));
        }
        new RotateSalt(new DynamoSaltStore(client, sitesTable), InstantSource.system(), new SecureRandom()).rotate();
    }

    private static List<String> keys(Path samples) throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.newDirectoryStream(samples, "*.json")) {
            for (Path file : files) {
                all.append(Files.readString(file));
            }
        }
        return KEY.matcher(all).results().map(MatchResult::group).distinct().toList();
    }

    private static SiteKey key(String text, KeyKind kind) {
        return new SiteKey(KeyHash.of(text), kind, kind == KeyKind.ADMIN ? SiteKey.EVERY_SITE : SITE,
                "k_" + text.substring(4, 10), "", text.substring(0, 8), text.substring(38), false, MADE, Instant.MAX);
    }
}
