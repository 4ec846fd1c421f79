package footfall.client.bench;

import com.posthog.server.PostHogCaptureOptions;
import com.posthog.server.PostHogConfig;
import com.posthog.server.PostHogInterface;
import com.segment.analytics.messages.TrackMessage;
import com.snowplowanalytics.snowplow.tracker.Snowplow;
import com.snowplowanalytics.snowplow.tracker.Tracker;
import com.snowplowanalytics.snowplow.tracker.configuration.EmitterConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.NetworkConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.TrackerConfiguration;
import com.snowplowanalytics.snowplow.tracker.events.Structured;
import footfall.client.Analytics;
import footfall.client.WireFormat;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// A client that is measured, with its own defaults: its caller hands in a name, a visitor and four properties.
public enum Rival {
    /// The floor: reads the clock, and copies the map as any client must. What is slower now and then is the machine.
    FLOOR {
        @Override
        Running start(String host) {
            AtomicReference<Object> kept = new AtomicReference<>("");
            return running(() -> kept.set(new HashMap<>(PROPERTIES).put("at", System.currentTimeMillis()) == null
                    ? "kept" : host), () -> { });
        }
    },
    /// This client.
    FOOTFALL {
        @Override
        Running start(String host) {
            Analytics client = Analytics.builder("k", URI.create(host)).wire(WireFormat.V0).closeOnExit(false).build();
            return running(() -> client.capture("visitor-1", "signed up", PROPERTIES),
                    () -> client.close(Duration.ZERO));
        }
    },
    /// com.posthog:posthog-server.
    POSTHOG_SERVER {
        @Override
        Running start(String host) {
            PostHogInterface client = com.posthog.server.PostHog.with(PostHogConfig.builder("k").host(host).build());
            return running(() -> client.capture("visitor-1", "signed up",
                    PostHogCaptureOptions.builder().properties(PROPERTIES).build()), client::close);
        }
    },
    /// com.posthog.java:posthog.
    POSTHOG_JAVA {
        @Override
        Running start(String host) {
            com.posthog.java.PostHog client = new com.posthog.java.PostHog.Builder("k").host(host).build();
            return running(() -> client.capture("visitor-1", "signed up", PROPERTIES), () -> { });
        }
    },
    /// com.segment.analytics.java:analytics.
    SEGMENT {
        @Override
        Running start(String host) {
            com.segment.analytics.Analytics client =
                    com.segment.analytics.Analytics.builder("k").endpoint(host).build();
            return running(() -> client.offer(TrackMessage.builder("signed up").userId("visitor-1")
                    .properties(PROPERTIES)), client::shutdown);
        }
    },
    /// com.snowplowanalytics:snowplow-java-tracker.
    SNOWPLOW {
        @Override
        Running start(String host) {
            Tracker client = Snowplow.createTracker(new TrackerConfiguration("n" + System.nanoTime(), "app"),
                    new NetworkConfiguration(new PlainAdapter(host)), new EmitterConfiguration());
            return running(() -> client.track(Structured.builder().category("signed up").action("visitor-1")
                    .label("shop").property("pro").value(42.0).build()), client::close);
        }
    };

    static final Map<String, Object> PROPERTIES =
            Map.of("plan", "pro", "source", "newsletter", "amount", 42, "first", true);

    /// A client at work.
    interface Running {
        void capture();

        void end();
    }

    abstract Running start(String host);

    private static Running running(Runnable capture, Runnable end) {
        return new Running() {
            @Override
            public void capture() {
                capture.run();
            }

            @Override
            public void end() {
                end.run();
            }
        };
    }
}
