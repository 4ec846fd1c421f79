package footfall.client;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The bounds of what a builder is told: each refuses with "name: value, what it should be".
final class Knobs {
    static final Duration DURATION_MAX = Duration.ofDays(1);
    private static final int HEADERS_MAX = 16;
    private static final int KEY_CHARACTERS_MAX = 1_000;
    private static final int HEADER_CHARACTERS_MAX = 8_192;
    /// What the client sets itself, and what the JDK's client restricts.
    private static final Set<String> OWN_HEADERS = Set.of("authorization", "content-type", "content-encoding",
            "content-length", "user-agent", "posthog-sdk-info", "posthog-attempt", "posthog-request-id",
            "posthog-request-timestamp", "connection", "expect", "host", "upgrade", "transfer-encoding", "date",
            "via", "warning", "origin", "referer", "access-control-request-headers",
            "access-control-request-method");

    private Knobs() {}

    static <T> T given(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + ": null, should be given");
        }
        return value;
    }

    static int count(String name, int value, int max) {
        return (int) within(name, Math.max(value, value == 0 ? 1 : value), 1, max);
    }

    static long within(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": " + value + ", should be " + min + " to " + max);
        }
        return value;
    }

    static Duration duration(String name, @Nullable Duration value, Duration min) {
        if (value == null || value.compareTo(min) < 0) {
            throw new IllegalArgumentException(name + ": " + value + ", should be " + min + " to " + DURATION_MAX);
        }
        return value.compareTo(DURATION_MAX) > 0 ? DURATION_MAX : value;
    }

    /// A key without spaces around it; what is wrong with it is told without it.
    static String key(@Nullable String key) {
        String stripped = key == null ? "" : key.strip();
        if (!stripped.matches("[\\x21-\\x7E]{0," + KEY_CHARACTERS_MAX + "}")) {
            throw new IllegalArgumentException("apiKey: " + stripped.length() + " characters, should be at most "
                    + KEY_CHARACTERS_MAX + " of visible ASCII");
        }
        return stripped;
    }

    static URI host(@Nullable URI host) {
        if (host == null || host.getHost() == null || host.getScheme() == null
                || !Set.of("http", "https").contains(host.getScheme().toLowerCase(Locale.ROOT))
                || host.getRawQuery() != null || host.getRawFragment() != null || host.getRawUserInfo() != null) {
            throw new IllegalArgumentException("host: " + (host == null ? "null" : host.getHost())
                    + ", should be an absolute http or https URI without query, fragment and user");
        }
        return URI.create(host.toString().replaceAll("/+$", ""));
    }

    static void header(@Nullable String name, @Nullable String value, int already) {
        if (name == null || !name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}")
                || OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("header: " + name + ", should be a header that the client does not set");
        }
        if (value == null || value.length() > HEADER_CHARACTERS_MAX || !value.matches("[\\t\\x20-\\x7E]*")) {
            throw new IllegalArgumentException("header: value of " + name + ", should be visible ASCII, at most "
                    + HEADER_CHARACTERS_MAX + " characters");
        }
        if (already >= HEADERS_MAX) {
            throw new IllegalArgumentException("header: " + name + ", should be one of at most " + HEADERS_MAX);
        }
    }
}
