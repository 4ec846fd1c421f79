package footfall.client.servlet;

import footfall.client.Analytics;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;

/// Records one event a request, named `request`: its method, route, status, scheme, duration in ms, and sizes where
/// they are known. Request and response are not wrapped, and nothing of the filter's own reaches its callers: it
/// neither blocks nor throws. Forwards, includes, error and async dispatches count with their request.
///
/// Map it first, to `/*`, with async supported. Network address, user agent, path and query are never sent, but for
/// the path of a page view if these are asked for. Thread-safe.
public final class FootfallFilter implements Filter {
    private static final String MARK = FootfallFilter.class.getName();

    private final FootfallFilterBuilder knobs;
    private final RequestEvents events;
    private final LongAdder excluded = new LongAdder();
    private final LongAdder privacy = new LongAdder();

    FootfallFilter(FootfallFilterBuilder knobs) {
        this.knobs = knobs;
        this.events = new RequestEvents(knobs);
    }

    /// Begins a filter that records with this client, which stays its owner's to close.
    public static FootfallFilterBuilder builder(Analytics client) {
        return new FootfallFilterBuilder(client);
    }

    /// What it did so far.
    public FilterStats stats() {
        return new FilterStats(events.recorded.sum(), excluded.sum(), privacy.sum(), events.sampledOut.sum(),
                events.errors.sum());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer
                && isWanted(http)) {
            record(http, answer, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isWanted(HttpServletRequest request) {
        try {
            if (knobs.client.config().disabled() || request.getAttribute(MARK) != null) {
                return false;
            }
            if (isExcluded(request.getRequestURI())) {
                excluded.increment();
                return false;
            }
            if ("1".equals(request.getHeader("DNT")) || "1".equals(request.getHeader("Sec-GPC"))) {
                privacy.increment();
                return false;
            }
            request.setAttribute(MARK, Boolean.TRUE);
            return true;
        } catch (RuntimeException e) {
            events.errors.increment();
            return false;
        }
    }

    private boolean isExcluded(String path) {
        for (String prefix : knobs.excludedPrefixes) {
            if (path.startsWith(prefix)) {
                return true;
            }
        }
        for (String suffix : knobs.excludedSuffixes) {
            if (path.endsWith(suffix)) {
                return true;
            }
        }
        return false;
    }

    private void record(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Exchange exchange = new Exchange(events, request, response, System.nanoTime());
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error failure) {
            exchange.failed(failure);
            throw failure;
        } finally {
            finish(exchange, request);
        }
    }

    /// An async request ends on another thread, and perhaps ended already: then its listener can not be added any more,
    /// or it was told of the end; whoever comes first records.
    private void finish(Exchange exchange, HttpServletRequest request) {
        try {
            if (request.isAsyncStarted() && !exchange.hasFailed()) {
                AsyncContext async = request.getAsyncContext();
                async.addListener(exchange);
                return;
            }
        } catch (RuntimeException e) {
            // It ended between two of our looks.
        }
        exchange.end();
    }

    @Override
    public void destroy() {
        if (knobs.closesClient) {
            knobs.client.close();
        }
    }
}
