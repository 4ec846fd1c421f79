package footfall.client.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import footfall.client.Analytics;
import footfall.client.servlet.FootfallFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// A Spring Boot application that says where its events go, and nothing else.
class StarterTest {
    private final List<String> came = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    /// The application.
    @Configuration
    @EnableAutoConfiguration
    @RestController
    static class Shop {
        @GetMapping("/items/{id}")
        String item(@PathVariable("id") String id) {
            return id;
        }
    }

    /// One with a client of its own.
    @Configuration
    @EnableAutoConfiguration
    static class OwnShop {
        static final Analytics CLIENT = Analytics.builder("", URI.create("http://127.0.0.1:1")).build();

        @Bean
        Analytics mine() {
            return CLIENT;
        }
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = new GZIPInputStream(new ByteArrayInputStream(exchange.getRequestBody().readAllBytes()))
                    .readAllBytes();
            came.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("authorization") + " "
                    + new String(body, StandardCharsets.UTF_8));
            byte[] answer = "{\"rejected\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(202, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private ConfigurableApplicationContext run(Class<?> application, WebApplicationType type, String... properties) {
        SpringApplication spring = new SpringApplication(application);
        spring.setWebApplicationType(type);
        return spring.run(Stream.concat(Stream.of("--server.port=0", "--spring.main.banner-mode=off",
                "--logging.level.root=error"), Arrays.stream(properties)).toArray(String[]::new));
    }

    private String host() {
        return "--footfall.host=http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void requestsAreRecordedByTheTemplatesOfTheirRoutes() throws Exception {
        try (ConfigurableApplicationContext context = run(Shop.class, WebApplicationType.SERVLET, host(),
                "--footfall.key=ffw_key")) {
            URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port")
                    + "/items/7");
            assertEquals("7", HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(),
                    HttpResponse.BodyHandlers.ofString()).body());
            context.getBean(Analytics.class).flush(Duration.ofSeconds(10));
        }
        assertEquals(1, came.size(), came.toString());
        assertTrue(came.get(0).startsWith("/v1/events Bearer ffw_key {"), came.get(0));
        assertTrue(came.get(0).contains("\"http.route\":\"/items/{id}\""), came.get(0));
    }

    @Test
    void theClientIsClosedWithTheApplication() {
        ConfigurableApplicationContext context = run(Shop.class, WebApplicationType.NONE, host(), "--footfall.key=k",
                "--footfall.wire=v1");
        Analytics client = context.getBean(Analytics.class);
        assertTrue(client.capture("v", "bought"));
        assertEquals(0, context.getBeanNamesForType(FootfallFilter.class).length);
        context.close();
        assertTrue(came.get(0).startsWith("/i/v1/analytics/events "), came.toString());
        assertFalse(client.capture("v", "late"));
    }

    @Test
    void withoutAHostNothingIsMade() {
        try (ConfigurableApplicationContext context = run(Shop.class, WebApplicationType.SERVLET)) {
            assertEquals(0, context.getBeanNamesForType(Analytics.class).length);
            assertEquals(0, context.getBeanNamesForType(FootfallFilter.class).length);
        }
    }

    @Test
    void aClientOfOnesOwnStaysAndAFilterCanBeLeftOut() {
        try (ConfigurableApplicationContext context = run(OwnShop.class, WebApplicationType.SERVLET, host(),
                "--footfall.filter.enabled=false")) {
            assertSame(OwnShop.CLIENT, context.getBean(Analytics.class));
            assertEquals(0, context.getBeanNamesForType(FootfallFilter.class).length);
        }
    }
}
