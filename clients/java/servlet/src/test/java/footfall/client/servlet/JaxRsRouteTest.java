package footfall.client.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.client.Analytics;
import footfall.client.Event;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.Test;

/// Routes of resources that Jersey answers in Tomcat.
class JaxRsRouteTest {
    /// What a resource promises.
    public interface Priced {
        @GET
        @Path("/{id}/price/")
        String price(@PathParam("id") String id);
    }

    /// A resource.
    @Path("items/")
    public static final class Items implements Priced {
        @GET
        public String all() {
            return "all";
        }

        @GET
        @Path("{id: [0-9]+}")
        public String one(@PathParam("id") String id) {
            return id;
        }

        @Override
        public String price(String id) {
            return id;
        }

        @Path("{id}/parts")
        public Parts parts() {
            return new Parts();
        }
    }

    /// A part of another one.
    public static final class Parts {
        @GET
        public String all() {
            return "parts";
        }
    }

    @Test
    void aRouteIsTheTemplateOfTheResource() throws Exception {
        List<String> routes = Collections.synchronizedList(new ArrayList<>());
        Analytics client = Analytics.builder("k", URI.create("http://127.0.0.1:1")).closeOnExit(false)
                .beforeSend(event -> {
                    routes.add(route(event));
                    return null;
                }).build();
        FilterOnTomcatTest.Embedded tomcat = new FilterOnTomcatTest.Embedded();
        int port = tomcat.start(FootfallFilter.builder(client).build(),
                new ServletContainer(new ResourceConfig(Items.class, JaxRsRoute.class)));
        try {
            for (String path : List.of("items", "items/7", "items/7/price", "items/7/parts", "nowhere")) {
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/shop/"
                        + path)).build(), HttpResponse.BodyHandlers.ofString());
                client.flush(Duration.ofSeconds(10));
            }
        } finally {
            tomcat.stop();
            client.close();
        }
        assertEquals(List.of("/shop/items", "/shop/items/{id: [0-9]+}", "/shop/items/{id}/price", "/shop/*", "/shop/*"),
                routes);
    }

    private static String route(Event event) {
        return String.valueOf(event.properties().get("http.route"));
    }
}
