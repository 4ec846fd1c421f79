package footfall.usecase.check;

import footfall.site.KeyKind;
import footfall.site.KeyRefusal;
import footfall.site.Origins;
import footfall.site.Site;
import footfall.site.SiteKey;
import java.util.Set;

/// Tells whether somebody may send events, and to which site. Safe for use by many threads; throws `Unavailable` if the
/// store is needed and does not answer.
public final class CheckSender {
    private final CheckKey keys;

    public CheckSender(CheckKey keys) {
        this.keys = keys;
    }

    /// Who wants to send.
    ///
    /// @param keys      the write keys that the request names; one is right
    /// @param secret    a trusted key beside it; "" if none
    /// @param origin    the page's as a browser tells it; a set of none or one
    /// @param mustProve whether the secret must fit if there is no origin and the site takes those of some only
    public record Sender(Set<String> keys, String secret, Set<String> origin, boolean mustProve) {
        public Sender {
            keys = Set.copyOf(keys);
            origin = Set.copyOf(origin);
        }
    }

    /// What became of a check.
    public sealed interface Answer {
        /// They may.
        ///
        /// @param trusted whether a key was shown that is kept on a server
        record Granted(Site site, boolean trusted) implements Answer {}

        /// They may, but not from where they come: `KeyRefusal.ORIGIN_NOT_ALLOWED`, if nothing is to be told before it.
        ///
        /// @param trusted whether their key is one that is kept on a server
        record Elsewhere(Site site, boolean trusted) implements Answer {}

        /// They may not.
        record Refused(KeyRefusal why) implements Answer {}
    }

    /// Whether a sender may send.
    public Answer check(Sender sender) {
        if (sender.keys.isEmpty()) {
            return new Answer.Refused(KeyRefusal.MISSING_KEY);
        }
        if (sender.keys.size() > 1) {
            return new Answer.Refused(KeyRefusal.KEY_CONFLICT);
        }
        return switch (keys.check(sender.keys.iterator().next(), KeyKind.WRITE)) {
            case CheckKey.Answer.Refused(KeyRefusal why) -> new Answer.Refused(why);
            case CheckKey.Answer.Granted(SiteKey key) -> keys.site(key.site()).map(site -> check(sender, site, key))
                    .orElseGet(() -> new Answer.Refused(KeyRefusal.INVALID_KEY));
        };
    }

    private Answer check(Sender sender, Site site, SiteKey key) {
        boolean proven = !sender.secret.isEmpty() && keys.check(sender.secret, KeyKind.WRITE)
                instanceof CheckKey.Answer.Granted(SiteKey second) && second.trusted()
                && second.site().equals(site.id());
        return proven || mayCome(sender, site) ? new Answer.Granted(site, proven || key.trusted())
                : new Answer.Elsewhere(site, key.trusted());
    }

    private static boolean mayCome(Sender sender, Site site) {
        boolean unproven = sender.origin.isEmpty() && !site.ingest().allowedOrigins().isEmpty() && sender.mustProve;
        return !unproven && Origins.allows(site.ingest(), sender.origin.stream().findFirst());
    }
}
