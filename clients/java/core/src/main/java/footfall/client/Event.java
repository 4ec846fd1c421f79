package footfall.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened. Immutable and safe to share; what its properties hold is written later by the client's
/// thread, so do not change a list or map that lies in them.
///
/// @param id known to the server, which counts an id once; made here as a UUIDv7 unless it is given
/// @param name 1 to [#NAME_MAX] characters
/// @param distinctId whose event it is, 1 to [#DISTINCT_ID_MAX] characters
/// @param properties a copy; values are texts, numbers, booleans, null, times, UUIDs, enums, maps, lists, arrays,
///     records
/// @param timestamp when it happened; null becomes the moment of the capture
/// @param groups group types, each with the id of the group; sent as the property `$groups`
/// @param options how the server should treat it
public record Event(UUID id, String name, String distinctId, Map<String, @Nullable Object> properties,
        @Nullable Instant timestamp, Map<String, String> groups, EventOptions options) {
    /// The most characters (UTF-16) of a name.
    public static final int NAME_MAX = 200;
    /// The most characters (UTF-16) of a distinct id.
    public static final int DISTINCT_ID_MAX = 1_000;

    /// Copies the maps.
    ///
    /// @throws IllegalArgumentException if name or distinct id is blank or too long, or another part is null
    public Event {
        if (id == null) {
            throw new IllegalArgumentException("id: null, should be a UUID");
        }
        String flaw = flaw(name, distinctId);
        if (flaw != null) {
            throw new IllegalArgumentException(flaw);
        }
        properties = PropertyMap.of(properties);
        groups = groups(groups);
        if (options == null) {
            throw new IllegalArgumentException("options: null, should be EventOptions.NONE or others");
        }
    }

    private static Map<String, String> groups(@Nullable Map<String, String> given) {
        if (given == null || given.isEmpty()) {
            return Map.of();
        }
        try {
            return Map.copyOf(given);
        } catch (NullPointerException e) {
            throw new IllegalArgumentException("groups: a type or id is null, should be texts", e);
        }
    }

    /// An event that happens when it is captured.
    public static Event of(String distinctId, String name, Map<String, ?> properties) {
        return new Event(Ids.newId(System.currentTimeMillis()), name, distinctId, PropertyMap.of(properties), null,
                Map.of(), EventOptions.NONE);
    }

    /// An event of nobody: its distinct id is drawn, and the server keeps no profile of it.
    public static Event anonymous(String name) {
        long now = System.currentTimeMillis();
        return new Event(Ids.newId(now), name, Ids.newId(now).toString(), Map.of(), null, Map.of(),
                EventOptions.NONE.withProcessPersonProfile(false));
    }

    /// Builds an event step by step.
    public static EventBuilder builder(String distinctId, String name) {
        return new EventBuilder(distinctId, name);
    }

    /// A builder that begins with all that this event has, its id too.
    public EventBuilder toBuilder() {
        return new EventBuilder(distinctId, name).id(id).timestamp(timestamp).groups(groups).options(options)
                .properties(properties);
    }

    /// This event with one property set; for hooks.
    public Event withProperty(String key, @Nullable Object value) {
        return withProperties(PropertyMap.of(properties).with(key, value));
    }

    /// This event without a property; for hooks.
    public Event withoutProperty(String key) {
        Map<String, @Nullable Object> left = new LinkedHashMap<>(properties);
        left.remove(key);
        return withProperties(left);
    }

    Event withProperties(Map<String, @Nullable Object> all) {
        return new Event(id, name, distinctId, all, timestamp, groups, options);
    }

    Event at(Instant time) {
        return new Event(id, name, distinctId, properties, time, groups, options);
    }

    /// What is wrong with name or distinct id, or null.
    static @Nullable String flaw(@Nullable String name, @Nullable String distinctId) {
        if (name == null || name.isBlank() || name.length() > NAME_MAX) {
            return "name: " + told(name) + ", should be 1 to " + NAME_MAX + " characters";
        }
        if (distinctId == null || distinctId.isBlank() || distinctId.length() > DISTINCT_ID_MAX) {
            return "distinctId: " + told(distinctId) + ", should be 1 to " + DISTINCT_ID_MAX + " characters";
        }
        return null;
    }

    private static String told(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        return value.isBlank() ? "blank" : value.length() + " characters";
    }
}
