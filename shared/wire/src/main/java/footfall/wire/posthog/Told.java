package footfall.wire.posthog;

import footfall.admission.Raw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The properties of an event, with `$set` and the like among them, by their names and by what is known of them.
/// Immutable.
final class Told {
    /// The SDKs of servers, of which older versions tell it by their name alone.
    private static final Set<String> OF_SERVERS = Set.of("posthog-node", "posthog-python", "posthog-ruby",
            "posthog-php", "posthog-go", "posthog-java", "posthog-server", "posthog-rs", "posthog-elixir",
            "posthog-dotnet");

    private final List<Property> all = new ArrayList<>();
    private final Map<Known, Raw> known = new EnumMap<>(Known.class);

    /// @param properties by their names, in the order sent
    Told(Map<String, Raw> properties) {
        properties.forEach((name, raw) -> {
            @Nullable Known property = Known.of(name);
            all.add(new Property(name, property, raw));
            if (property != null) {
                known.put(property, raw);
            }
        });
    }

    /// One of them.
    ///
    /// @param known null if its meaning is not known
    record Property(String name, @Nullable Known known, Raw raw) {}

    /// A property; JSON's null, which says nothing, if it is absent.
    Raw get(Known property) {
        return known.getOrDefault(property, Values.NULL);
    }

    /// Whether a property is there, be it null.
    boolean has(Known property) {
        return known.containsKey(property);
    }

    /// A property as text; "" if it is absent or no scalar.
    String text(Known property) {
        return Values.text(get(property));
    }

    /// Whether a property says yes.
    boolean is(Known property) {
        return text(property).equals("true");
    }

    /// Whether a property says no.
    boolean isNot(Known property) {
        return text(property).equals("false");
    }

    /// Whether a server says it, of somebody who is elsewhere.
    boolean isOfServer() {
        return is(Known.IS_SERVER) || !isNot(Known.IS_SERVER) && OF_SERVERS.contains(text(Known.LIB));
    }

    /// All of them, in the order sent.
    List<Property> all() {
        return Collections.unmodifiableList(all);
    }
}
