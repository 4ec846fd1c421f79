package footfall.local;

import footfall.port.SiteStore;
import footfall.site.KeyKind;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.manage.Bootstrap;
import footfall.usecase.manage.ManageKeys;
import footfall.usecase.manage.ManageKeys.NewKey;
import footfall.usecase.manage.ManageKeys.Wish;
import footfall.usecase.manage.Managed;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The keys of the local house, in the clear: they are made once and stand in its file.
record Keys(String site, String writeKey, String readKey, String adminKey) {
    private static final SiteId FIRST_SITE = new SiteId("demo");

    /// Makes the first site and its keys. If an earlier process made them and was killed before it wrote them down,
    /// they are lost, as only hashes are stored: then it makes new ones beside them.
    static Keys make(SiteStore store, InstantSource clock) {
        SecureRandom random = new SecureRandom();
        return switch (new Bootstrap(store, clock, random).make(FIRST_SITE)) {
            case Bootstrap.Outcome.Made made ->
                    new Keys(made.site().value(), made.writeKey(), made.readKey(), made.adminKey());
            case Bootstrap.Outcome.DoneBefore() -> {
                ManageKeys manage = new ManageKeys(store, clock, random);
                yield new Keys(FIRST_SITE.value(), another(manage, FIRST_SITE, KeyKind.WRITE),
                        another(manage, FIRST_SITE, KeyKind.READ),
                        another(manage, SiteKey.EVERY_SITE, KeyKind.ADMIN));
            }
        };
    }

    private static String another(ManageKeys manage, SiteId site, KeyKind kind) {
        return switch (manage.create(site, Wish.of(kind))) {
            case Managed.Done<NewKey>(NewKey made) -> made.text();
            case Managed.Refused<NewKey> refused -> throw new IllegalStateException("keys: " + refused
                    + ", must be possible; move the data folder away to begin anew");
        };
    }

    @Override
    public String toString() {
        return "Keys[" + site + "]";
    }
}
