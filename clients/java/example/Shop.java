import footfall.client.Analytics;
import footfall.client.ClientStats;
import footfall.client.Event;
import footfall.client.WireFormat;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// A shop that tells what happens in it: `Shop <address> <write key>`. With `make up` running: `make client-example`.
class Shop {
    public static void main(String... arguments) {
        try (Analytics analytics = Analytics.builder(arguments[1], URI.create(arguments[0]))
                .wire(WireFormat.FOOTFALL)
                .beforeSend(event -> event.name().equals("health check") ? null : event)
                .onError(error -> System.err.println("lost " + error.lost() + " events: " + error))
                .build()) {
            analytics.page("visitor-1", "https://shop.example/beans", Map.of("$title", "Beans"));
            analytics.capture("visitor-1", "added to basket", Map.of("beans", "Santos", "grams", 500));
            analytics.identify("visitor-1", Map.of("plan", "pro"), Map.of("first_seen_on", "web"));
            analytics.capture(Event.builder("visitor-1", "invoice paid").property("amount", 12.5)
                    .group("company", "acme").build());
            analytics.capture("visitor-1", "health check");

            boolean settled = analytics.flush(Duration.ofSeconds(10));
            ClientStats stats = analytics.stats();
            System.out.println("settled: " + settled + ", delivered: " + stats.delivered() + ", dropped by the hook: "
                    + stats.droppedBeforeSend());
        }
    }
}
