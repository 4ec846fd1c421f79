package footfall.client.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.client.Analytics;
import footfall.client.Event;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The filter in a real container: what a request becomes, however it ends. Each container runs all of it.
abstract class FilterCases {
    private static final int THREADS = 4;
    private static final int REQUESTS = 2_000;

    private final List<Event> seen = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Container container;
    private final Shop shop = new Shop();
    private int port;
    /// Its hook keeps each event, and lets none go out.
    private final Analytics client = Analytics.builder("k", URI.create("http://127.0.0.1:1")).closeOnExit(false)
            .beforeSend(event -> {
                seen.add(event);
                return null;
            }).build();

    FilterCases(Container container) {
        this.container = container;
    }

    /// A servlet container with one filter before all, for every kind of dispatch and async too, and one servlet for
    /// `/shop/*` and all that nothing else is for; what is not found it answers by way of `/shop/sorry`.
    interface Container {
        /// @return its port
        int start(Filter filter, HttpServlet servlet) throws Exception;

        void stop() throws Exception;
    }

    private FootfallFilter start(UnaryOperator<FootfallFilterBuilder> knobs) throws Exception {
        FootfallFilter filter = knobs.apply(FootfallFilter.builder(client)).build();
        port = container.start(filter, shop);
        return filter;
    }

    @AfterEach
    void stop() throws Exception {
        container.stop();
        client.close(Duration.ZERO);
    }

    private int get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /// The events of n requests: the container may answer before the filter saw the end.
    private List<Event> events(FootfallFilter filter, long n) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (filter.stats().recorded() < n && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        client.flush(Duration.ofSeconds(20));
        assertEquals(n, filter.stats().recorded());
        return List.copyOf(seen);
    }

    private static Object property(Event event, String name) {
        return event.properties().get(name);
    }

    @Test
    void aRequestIsOneEvent() throws Exception {
        FootfallFilter filter = start(knobs -> knobs);
        assertEquals(200, get("/shop/beans/hidden?secret=1"));
        Event event = events(filter, 1).get(0);
        assertEquals("request", event.name());
        assertEquals("GET", property(event, "http.request.method"));
        assertEquals("/shop/*", property(event, "http.route"));
        assertEquals(200, property(event, "http.response.status_code"));
        assertEquals("http", property(event, "url.scheme"));
        assertTrue((Double) property(event, "duration_ms") > 0);
        assertEquals(false, event.options().processPersonProfile());
        assertFalse(event.toString().contains("secret") || event.toString().contains("hidden"));
    }

    @Test
    void howeverItEndsItCountsOnceWithItsStatus() throws Exception {
        FootfallFilter filter = start(knobs -> knobs);
        List<String> paths = List.of("fails", "missing", "forward", "later", "at-once", "never", "again", "gives-up",
                "late");
        List<Integer> expected = List.of(500, 404, 200, 202, 200, 500, 203, 202, 200);
        for (int i = 0; i < paths.size(); i++) {
            int status = get("/shop/" + paths.get(i));
            Event event = events(filter, i + 1).get(i);
            assertEquals(expected.get(i), status, paths.get(i));
            Object told = property(event, "http.response.status_code");
            assertEquals(status, told, paths.get(i));
        }
        assertEquals("java.lang.IllegalStateException", property(seen.get(0), "error.type"));
        assertEquals("timeout", property(seen.get(5), "error.type"));
        assertEquals(0, filter.stats().errors());
        assertEquals(paths.size(), seen.size());
    }

    @Test
    void anErrorPageCountsWithItsRequest() throws Exception {
        FootfallFilter filter = start(knobs -> knobs);
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                + "/shop/missing")).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals("ERROR", answer.body());
        assertEquals(404, property(events(filter, 1).get(0), "http.response.status_code"));
    }

    @Test
    void underLoadThereAreAsManyEventsAsRequests() throws Exception {
        FootfallFilter filter = start(knobs -> knobs);
        List<String> paths = List.of("/shop/a", "/shop/later", "/shop/forward", "/shop/again", "/shop/missing");
        List<Callable<Void>> callers = Collections.nCopies(THREADS, () -> {
            for (int i = 0; i < REQUESTS; i++) {
                get(paths.get(i % paths.size()));
            }
            return null;
        });
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> caller : threads.invokeAll(callers)) {
                caller.get();
            }
        } finally {
            threads.shutdown();
        }
        Map<String, Long> came = shop.came();
        long all = came.values().stream().mapToLong(Long::longValue).sum();
        assertTrue(all >= THREADS * REQUESTS, came.toString());
        List<Event> events = events(filter, all);
        assertEquals(all, events.stream().map(Event::id).distinct().count());
        assertEquals(Map.of(200, came.get("a") + came.get("forward"), 202, came.get("later"), 203, came.get("again"),
                404, came.get("missing")), events.stream().collect(
                Collectors.groupingBy(event -> property(event, "http.response.status_code"), Collectors.counting())));
        assertEquals(new FilterStats(all, 0, 0, 0, 0), filter.stats());
    }

    @Test
    void aPageIsAPageViewToo() throws Exception {
        FootfallFilter filter = start(knobs -> knobs.pageViews(true).trustsHeaders(true));
        get("/shop/page?token=s", "X-PostHog-Distinct-Id", " visitor-1 ", "X-PostHog-Session-Id", "s-1");
        List<Event> events = events(filter, 1);
        assertEquals(List.of("request", "$pageview"), events.stream().map(Event::name).toList());
        assertEquals(List.of("visitor-1", "visitor-1"), events.stream().map(Event::distinctId).toList());
        assertEquals("s-1", property(events.get(0), "$session_id"));
        assertTrue(property(events.get(1), "$current_url").toString().endsWith("/shop/page"));
    }

    @Test
    void whoIsKnownIsNamedAndHeadersAreNotBelievedUnlessTheyShouldBe() throws Exception {
        FootfallFilter filter = start(knobs -> knobs.visitor(request -> request.getParameter("user"))
                .route(request -> request.getRequestURI().startsWith("/other/") ? "/other/:id" : null));
        get("/other/1?user=u-1", "X-PostHog-Distinct-Id", "forged");
        get("/unknown/1");
        List<Event> events = events(filter, 2);
        assertEquals("u-1", events.get(0).distinctId());
        assertEquals("/other/:id", property(events.get(0), "http.route"));
        assertEquals("unmatched", property(events.get(1), "http.route"));
    }

    @Test
    void whatIsLeftOutIsCounted() throws Exception {
        FootfallFilter filter = start(knobs -> knobs.sampleRate(route -> route.equals("unmatched") ? 0 : 1));
        get("/health");
        get("/shop/logo.png");
        get("/shop/a", "DNT", "1");
        get("/shop/a", "Sec-GPC", "1");
        get("/elsewhere");
        get("/shop/a", "DNT", "0");
        events(filter, 1);
        assertEquals(new FilterStats(1, 2, 2, 1, 0), filter.stats());
    }

    @Test
    void itsOwnErrorsReachNobody() throws Exception {
        FootfallFilter filter = start(knobs -> knobs.visitor(request -> {
            if (request.getParameter("hard") != null) {
                throw new NoClassDefFoundError("of the user");
            }
            throw new IllegalStateException("of the user");
        }));
        assertEquals(200, get("/shop/a"));
        assertEquals(200, get("/shop/a?hard=1"));
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (filter.stats().errors() < 2 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertEquals(new FilterStats(0, 0, 0, 0, 2), filter.stats());
    }

    @Test
    void aSampleSaysItsRate() throws Exception {
        FootfallFilter filter = start(knobs -> knobs.sampleRate(route -> Math.nextDown(1.0)));
        get("/shop/a");
        assertEquals(Map.of("rate", Math.nextDown(1.0)),
                Map.of("rate", property(events(filter, 1).get(0), "sample_rate")));
    }
}
