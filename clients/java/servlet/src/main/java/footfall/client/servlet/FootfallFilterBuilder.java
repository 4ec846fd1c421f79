package footfall.client.servlet;

import footfall.client.Analytics;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Builds a [FootfallFilter]. Not thread-safe.
public final class FootfallFilterBuilder {
    final Analytics client;
    List<String> excludedPrefixes = List.of("/health", "/actuator", "/favicon.ico", "/static/", "/assets/");
    List<String> excludedSuffixes = List.of(".css", ".js", ".map", ".png", ".jpg", ".svg", ".ico", ".woff2");
    Function<HttpServletRequest, @Nullable String> route = request -> null;
    Function<HttpServletRequest, @Nullable String> visitor = request -> null;
    ToDoubleFunction<String> sampleRate = route -> 1;
    boolean trustsHeaders;
    boolean pageViews;
    boolean closesClient;

    FootfallFilterBuilder(Analytics client) {
        this.client = client;
    }

    /// Paths that begin so are left out; replaces the defaults (health checks, static files).
    public FootfallFilterBuilder excludedPrefixes(List<String> prefixes) {
        this.excludedPrefixes = List.copyOf(prefixes);
        return this;
    }

    /// Paths that end so are left out; replaces the defaults (static files).
    public FootfallFilterBuilder excludedSuffixes(List<String> suffixes) {
        this.excludedSuffixes = List.copyOf(suffixes);
        return this;
    }

    /// The route of a request, asked after it was answered if no framework told one: a template, never the path itself.
    /// Null: the mapping of the servlet, or `unmatched` if that is for all requests.
    public FootfallFilterBuilder route(Function<HttpServletRequest, @Nullable String> function) {
        this.route = function;
        return this;
    }

    /// Whose request it is; null: nobody's.
    public FootfallFilterBuilder visitor(Function<HttpServletRequest, @Nullable String> function) {
        this.visitor = function;
        return this;
    }

    /// Which part of a route's requests is recorded, 0 to 1; sent as `sample_rate` if it is below 1.
    public FootfallFilterBuilder sampleRate(ToDoubleFunction<String> function) {
        this.sampleRate = function;
        return this;
    }

    /// Whether `X-PostHog-Distinct-Id` and `X-PostHog-Session-Id` are believed. Default: false.
    public FootfallFilterBuilder trustsHeaders(boolean value) {
        this.trustsHeaders = value;
        return this;
    }

    /// Whether a GET that was answered with a page is a `$pageview` too. Default: false.
    public FootfallFilterBuilder pageViews(boolean value) {
        this.pageViews = value;
        return this;
    }

    /// Whether the client is closed with the filter. Default: false.
    public FootfallFilterBuilder closesClient(boolean value) {
        this.closesClient = value;
        return this;
    }

    /// The filter.
    public FootfallFilter build() {
        return new FootfallFilter(this);
    }
}
