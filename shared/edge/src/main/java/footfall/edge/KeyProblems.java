package footfall.edge;

import footfall.site.KeyRefusal;

/// How it is told over HTTP that a key does not open what was wanted.
public final class KeyProblems {
    private KeyProblems() {}

    /// The refusal as clients see it.
    public static Problem of(KeyRefusal why) {
        return switch (why) {
            case INVALID_KEY -> Problem.of(401, "invalid_key", "the key is unknown, malformed, expired or revoked");
            case WRONG_KEY_KIND -> Problem.of(403, "wrong_key_kind",
                    "the key is of another kind: ffw_ sends events, ffr_ asks, ffa_ manages");
            case SITE_DISABLED -> Problem.of(403, "site_disabled", "the site is disabled and takes no events");
            case MISSING_KEY -> Problem.of(401, "missing_key",
                    "send the write key as authorization: Bearer, x-footfall-key, in the path, or as key in the body");
            case KEY_CONFLICT -> Problem.of(400, "key_conflict", "several places name different keys, send one");
            case ORIGIN_NOT_ALLOWED -> Problem.of(403, "origin_not_allowed",
                    "the site takes events of its origins only");
        };
    }
}
