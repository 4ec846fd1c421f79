package footfall.client.bench;

import footfall.client.Analytics;
import footfall.client.servlet.FootfallFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What the servlet filter adds to a request, before a chain that does nothing: with it and without.
@State(Scope.Benchmark)
@Fork(1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class FilterBench {
    private static final FilterChain CHAIN = (request, response) -> { };

    /// What the client behind the filter meets.
    @Param({"EMPTY", "FULL", "DOWN", "STALLING"})
    Situation situation = Situation.EMPTY;

    private Situation.Server server = new Situation.Server("", () -> { });
    private Analytics client = Analytics.builder("", URI.create("http://127.0.0.1:1")).build();
    private FootfallFilter filter = FootfallFilter.builder(client).build();
    private final HttpServletResponse response = response();

    /// Begins server, client and filter.
    @Setup
    public void start() {
        server = situation.open();
        client = Analytics.builder("k", URI.create(server.host())).closeOnExit(false)
                .maxQueueSize(situation == Situation.FULL ? 10 : 10_000).build();
        filter = FootfallFilter.builder(client).build();
    }

    /// Ends them.
    @TearDown
    public void end() throws Exception {
        server.end().close();
        client.close(Duration.ZERO);
    }

    /// A request's chain alone.
    @Benchmark
    public void without(CaptureBench.Work work) throws IOException, ServletException {
        CHAIN.doFilter(request(), response);
    }

    /// The same behind the filter.
    @Benchmark
    public void with(CaptureBench.Work work) throws IOException, ServletException {
        filter.doFilter(request(), response, CHAIN);
    }

    private static HttpServletRequest request() {
        Map<Object, Object> attributes = new HashMap<>();
        return (HttpServletRequest) Proxy.newProxyInstance(FilterBench.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                    case "getRequestURI" -> "/shop/beans/42";
                    case "getMethod" -> "GET";
                    case "getScheme" -> "https";
                    case "getContentLengthLong" -> -1L;
                    case "isAsyncStarted" -> false;
                    case "getHttpServletMapping" -> Mapping.SHOP;
                    default -> null;
                });
    }

    private static HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(FilterBench.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getStatus" -> 200;
                    case "isCommitted" -> true;
                    case "getHeader" -> "512";
                    default -> null;
                });
    }

    private enum Mapping implements HttpServletMapping {
        SHOP;

        @Override
        public String getMatchValue() {
            return "beans/42";
        }

        @Override
        public String getPattern() {
            return "/shop/*";
        }

        @Override
        public String getServletName() {
            return "shop";
        }

        @Override
        public jakarta.servlet.http.MappingMatch getMappingMatch() {
            return jakarta.servlet.http.MappingMatch.PATH;
        }
    }
}
