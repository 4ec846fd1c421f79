package footfall.client;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Builds an [Event]. Not thread-safe.
public final class EventBuilder {
    private final String distinctId;
    private final String name;
    private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    private final Map<String, String> groups = new LinkedHashMap<>();
    private @Nullable UUID id;
    private @Nullable Instant timestamp;
    private EventOptions options = EventOptions.NONE;

    EventBuilder(String distinctId, String name) {
        this.distinctId = distinctId;
        this.name = name;
    }

    /// The id by which the server knows it; one that was sent before counts no second time.
    public EventBuilder id(UUID given) {
        this.id = given;
        return this;
    }

    /// One property.
    public EventBuilder property(String key, @Nullable Object value) {
        properties.put(key, value);
        return this;
    }

    /// Several properties.
    public EventBuilder properties(Map<String, ?> all) {
        properties.putAll(all);
        return this;
    }

    /// When it happened; null: when it is captured.
    public EventBuilder timestamp(@Nullable Instant time) {
        this.timestamp = time;
        return this;
    }

    /// When it happened: its instant is kept, and sent in UTC.
    public EventBuilder timestamp(OffsetDateTime time) {
        this.timestamp = time.toInstant();
        return this;
    }

    /// That it belongs to a group.
    public EventBuilder group(String type, String key) {
        groups.put(type, key);
        return this;
    }

    /// That it belongs to several groups.
    public EventBuilder groups(Map<String, String> all) {
        groups.putAll(all);
        return this;
    }

    /// How the server should treat it.
    public EventBuilder options(EventOptions wanted) {
        this.options = wanted;
        return this;
    }

    /// The event.
    ///
    /// @throws IllegalArgumentException if name or distinct id is blank or too long
    public Event build() {
        UUID known = id == null ? Ids.newId(System.currentTimeMillis()) : id;
        return new Event(known, name, distinctId, properties, timestamp, groups, options);
    }
}
