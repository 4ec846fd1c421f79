package footfall.wire.posthog;

import footfall.edge.Decoders;
import footfall.edge.Problem;
import footfall.edge.Request;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What stands above a batch of analytics, in the order in which it is looked at.
final class AnalyticsHeaders {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer\\s+(.*)");
    private static final Pattern ATTEMPT = Pattern.compile("0*[1-9][0-9]{0,9}");
    private static final String SENT_AT = "posthog-request-timestamp";
    /// As they are written by whoever must send them.
    private static final List<String> REQUIRED = List.of("Content-Type", "User-Agent", "PostHog-Sdk-Info",
            "PostHog-Attempt", "PostHog-Request-Id", "PostHog-Request-Timestamp");

    private AnalyticsHeaders() {}

    /// The first thing that is wrong.
    static Optional<Problem> wrong(Request head) {
        if (value(head, "authorization").isEmpty()) {
            return problem(401, "missing_key", "");
        }
        String missing = REQUIRED.stream().filter(name -> value(head, name).isEmpty())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            return problem(400, "missing_required_headers", "missing: " + missing);
        }
        if (!BEARER.matcher(value(head, "authorization")).matches()) {
            return problem(400, "invalid_header_value", "Authorization: no Bearer");
        }
        if (key(head).isEmpty() || !CaptureDialect.canBeKey(key(head))) {
            return problem(401, "invalid_key", "");
        }
        return wrongAbout(head);
    }

    private static Optional<Problem> wrongAbout(Request head) {
        if (!head.mediaType().equals("application/json")) {
            return problem(415, "unsupported_content_type", "Content-Type: application/json alone is read");
        }
        if (Decoders.named(value(head, "content-encoding")).isEmpty()) {
            return problem(415, "unsupported_encoding", "Content-Encoding: gzip, deflate, br and zstd are read");
        }
        if (Values.uuid(value(head, AnalyticsManners.REQUEST_ID)).isEmpty()) {
            return problem(400, "invalid_header_value", "PostHog-Request-Id: no UUID");
        }
        if (!ATTEMPT.matcher(value(head, "PostHog-Attempt")).matches()) {
            return problem(400, "invalid_header_value", "PostHog-Attempt: no whole number from 1");
        }
        return Timestamps.strict(value(head, SENT_AT)).isPresent() ? Optional.empty()
                : problem(400, "invalid_header_value", "PostHog-Request-Timestamp: no RFC 3339");
    }

    /// The key; "" if there is none.
    static String key(Request head) {
        Matcher bearer = BEARER.matcher(value(head, "authorization"));
        return bearer.matches() ? bearer.group(1).strip() : "";
    }

    /// When the client says it sent this.
    static Instant sentAt(Request head) {
        return Timestamps.strict(value(head, SENT_AT)).orElse(head.receivedAt());
    }

    private static String value(Request head, String name) {
        return head.header(name.toLowerCase(Locale.ROOT)).orElse("").strip();
    }

    private static Optional<Problem> problem(int status, String code, String detail) {
        return Optional.of(Problem.of(status, code, detail));
    }
}
