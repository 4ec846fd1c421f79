package footfall.client.servlet;

import footfall.client.Event;
import footfall.client.EventBuilder;
import footfall.client.EventOptions;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Makes events of requests. Whatever goes wrong here is counted, and nobody else's concern. Thread-safe.
final class RequestEvents {
    /// Attributes in which frameworks tell the route.
    private static final List<String> FRAMEWORKS = List.of(
            "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern",
            "footfall.client.servlet.JaxRsRoute");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
            "TRACE", "CONNECT");
    private static final EventOptions NOBODY = EventOptions.NONE.withProcessPersonProfile(false);
    private static final int ROUTE_MAX = 512;
    private static final int ID_MAX = 1_000;

    final LongAdder recorded = new LongAdder();
    final LongAdder sampledOut = new LongAdder();
    final LongAdder errors = new LongAdder();
    private final FootfallFilterBuilder knobs;

    RequestEvents(FootfallFilterBuilder knobs) {
        this.knobs = knobs;
    }

    void record(Exchange exchange, long nanos) {
        try {
            String route = route(exchange.request());
            double rate = knobs.sampleRate.applyAsDouble(route);
            if (rate < 1 && ThreadLocalRandom.current().nextDouble() >= rate) {
                sampledOut.increment();
                return;
            }
            capture(exchange, route, rate, nanos);
        } catch (Throwable e) {
            // The request is answered: not even an Error of a given function may change that.
            errors.increment();
        }
    }

    private void capture(Exchange exchange, String route, double rate, long nanos) {
        HttpServletRequest request = exchange.request();
        HttpServletResponse response = exchange.response();
        int status = exchange.status();
        Optional<String> visitor = visitor(request);
        EventBuilder event = event(visitor, "request")
                .property("http.request.method", METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER")
                .property("http.route", route).property("http.response.status_code", status)
                .property("url.scheme", request.getScheme()).property("duration_ms", nanos / 1e6);
        Throwable failure = exchange.failure();
        if (exchange.isAborted()) {
            event.property("aborted", true);
        } else if (exchange.isTimedOut()) {
            event.property("error.type", "timeout");
        } else if (failure != null) {
            event.property("error.type", failure.getClass().getName());
        } else if (status >= 500) {
            event.property("error.type", String.valueOf(status));
        }
        if (request.getContentLengthLong() >= 0) {
            event.property("http.request.body.size", request.getContentLengthLong());
        }
        size(response.getHeader("Content-Length")).ifPresent(
                bytes -> event.property("http.response.body.size", bytes));
        if (rate < 1) {
            event.property("sample_rate", rate);
        }
        header(request, "X-PostHog-Session-Id").ifPresent(session -> event.property("$session_id", session));
        knobs.client.capture(event.build());
        recorded.increment();
        if (knobs.pageViews && isPage(request, response, status)) {
            knobs.client.capture(event(visitor, "$pageview").property("$current_url", page(request)).build());
        }
    }

    /// Of nobody, if nobody is known: then its id is drawn, and it makes no profile. A random UUID would take a lock.
    private static EventBuilder event(Optional<String> visitor, String name) {
        return visitor.map(id -> Event.builder(id, name)).orElseGet(() -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            return Event.builder(new UUID(random.nextLong(), random.nextLong()).toString(), name).options(NOBODY);
        });
    }

    /// A template; the raw path would name people.
    private String route(HttpServletRequest request) {
        for (String framework : FRAMEWORKS) {
            Object told = request.getAttribute(framework);
            if (told != null) {
                return cut(told.toString());
            }
        }
        String asked = knobs.route.apply(request);
        if (asked != null && !asked.isBlank()) {
            return cut(asked);
        }
        HttpServletMapping mapping = request.getHttpServletMapping();
        String pattern = mapping == null ? "" : mapping.getPattern();
        return pattern == null || pattern.isEmpty() || pattern.equals("/") || pattern.equals("/*") ? "unmatched"
                : cut(pattern);
    }

    private static String cut(String route) {
        return route.length() <= ROUTE_MAX ? route : route.substring(0, ROUTE_MAX);
    }

    private Optional<String> visitor(HttpServletRequest request) {
        return fit(knobs.visitor.apply(request)).or(() -> header(request, "X-PostHog-Distinct-Id"));
    }

    private Optional<String> header(HttpServletRequest request, String name) {
        return knobs.trustsHeaders ? fit(request.getHeader(name)) : Optional.empty();
    }

    private static Optional<String> fit(@Nullable String id) {
        if (id == null || id.isBlank() || id.strip().length() > ID_MAX || id.strip().chars().anyMatch(
                Character::isISOControl)) {
            return Optional.empty();
        }
        return Optional.of(id.strip());
    }

    private static Optional<Long> size(@Nullable String header) {
        return header != null && header.matches("\\d{1,15}") ? Optional.of(Long.valueOf(header)) : Optional.empty();
    }

    private static boolean isPage(HttpServletRequest request, HttpServletResponse response, int status) {
        String type = response.getContentType();
        return request.getMethod().equals("GET") && status >= 200 && status < 300 && type != null
                && type.startsWith("text/html");
    }

    private static String page(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        int end = url.indexOf('?');
        return end < 0 ? url : url.substring(0, end);
    }
}
