package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A key as an item: what may be known of it. Format 1.
final class KeyItem {
    static final String EXPIRES = "expires_ms";
    static final String SITE = "site";
    private static final String FORMAT = "v";
    private static final String FORMAT_1 = "1";

    private KeyItem() {}

    /// The attributes of a key besides the item's own keys.
    static Map<String, AttributeValue> of(SiteKey key) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(FORMAT, fromN(FORMAT_1));
        item.put("kind", fromS(key.kind().name()));
        item.put(SITE, fromS(key.site().value()));
        item.put("key_id", fromS(key.keyId()));
        item.put("label", fromS(key.label()));
        item.put("start", fromS(key.start()));
        item.put("end", fromS(key.end()));
        item.put("trusted", fromBool(key.trusted()));
        item.put("created_ms", fromN(Long.toString(key.created().toEpochMilli())));
        item.put(EXPIRES, expires(key.expires()));
        return item;
    }

    /// The key that an item holds.
    static SiteKey key(KeyHash hash, Map<String, AttributeValue> item) {
        String format = item.get(FORMAT).n();
        if (!format.equals(FORMAT_1)) {
            throw new IllegalStateException("format: " + format + ", must be " + FORMAT_1);
        }
        return new SiteKey(hash, KeyKind.valueOf(item.get("kind").s()), new SiteId(item.get(SITE).s()),
                item.get("key_id").s(), item.get("label").s(), item.get("start").s(), item.get("end").s(),
                item.get("trusted").bool(), Instant.ofEpochMilli(Long.parseLong(item.get("created_ms").n())),
                expires(item.get(EXPIRES)));
    }

    /// When a key ends; the largest number stands for never.
    static AttributeValue expires(Instant expires) {
        return fromN(Long.toString(expires.equals(Instant.MAX) ? Long.MAX_VALUE : expires.toEpochMilli()));
    }

    private static Instant expires(AttributeValue ms) {
        long at = Long.parseLong(ms.n());
        return at == Long.MAX_VALUE ? Instant.MAX : Instant.ofEpochMilli(at);
    }
}
