package footfall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.contract.SiteStoreContract;
import footfall.port.SiteStore;
import footfall.port.Unavailable;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

class DynamoSiteStoreTest extends SiteStoreContract {
    private static final Site SITE = Site.withDefaults(new SiteId("demo"), "Demo", Instant.EPOCH);
    private static final SiteKey KEY = new SiteKey(KeyHash.of("one"), KeyKind.WRITE, SITE.id(), "k", "", "ffw_abcd",
            "wxyz", false, Instant.EPOCH, Instant.MAX);

    @Override
    protected SiteStore emptyStore() {
        return new DynamoSiteStore(LocalTables.client(), LocalTables.make());
    }

    @Test
    void knowsItsOwnPutWhenTheClientTriesItTwice() {
        SiteStore store = new DynamoSiteStore(puttingTwice(), LocalTables.make());
        assertTrue(store.create(SITE));
        assertFalse(store.create(SITE));
        assertTrue(store.update(SITE.versioned(2), 1));
        assertTrue(store.addKey(KEY));
        assertFalse(store.addKey(KEY));
    }

    @Test
    void saysThatItIsUnavailableInsteadOfThatThereIsNothing() {
        SiteStore store = new DynamoSiteStore(LocalTables.client(), "no-such-table");
        assertThrows(Unavailable.class, () -> store.site(SITE.id()));
        assertThrows(Unavailable.class, () -> store.key(KEY.hash()));
        assertThrows(Unavailable.class, () -> store.sites("", 1));
        assertThrows(Unavailable.class, () -> store.create(SITE));
        assertThrows(Unavailable.class, () -> store.expireKey(KEY.hash(), Instant.EPOCH));
    }

    @Test
    void leavesNoKeyThatWorksButIsNotListedWhenItDiesHalfWay() {
        String table = LocalTables.make();
        SiteStore dying = new DynamoSiteStore(dyingAtPut(2), table);
        assertThrows(Unavailable.class, () -> dying.addKey(KEY));
        SiteStore next = new DynamoSiteStore(LocalTables.client(), table);
        assertEquals(0, next.keys(SITE.id()).size());
        assertTrue(next.addKey(KEY));
        assertEquals(1, next.keys(SITE.id()).size());
    }

    /// Each put reaches the store twice, as when the first answer is lost.
    private static DynamoDbClient puttingTwice() {
        return intercepting((client, method, arguments) -> {
            if (arguments != null && arguments[0] instanceof PutItemRequest) {
                try {
                    method.invoke(client, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        });
    }

    private static DynamoDbClient dyingAtPut(int which) {
        int[] puts = {0};
        return intercepting((client, method, arguments) -> {
            if (arguments != null && arguments[0] instanceof PutItemRequest && ++puts[0] == which) {
                throw SdkClientException.create("dead");
            }
        });
    }

    private static DynamoDbClient intercepting(Before before) {
        DynamoDbClient client = LocalTables.client();
        return (DynamoDbClient) Proxy.newProxyInstance(DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class}, (proxy, method, arguments) -> {
                    if (method.isDefault() && !(arguments[0] instanceof SdkRequest)) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    before.call(client, method, arguments);
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private interface Before {
        void call(DynamoDbClient client, Method method, Object[] arguments) throws Throwable;
    }
}
