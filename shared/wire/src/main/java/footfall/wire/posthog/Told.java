package footfall.wire.posthog;

import footfall.admission.Raw;
import java.util.EnumMap;
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

    private final Map<String, Raw> all;
    private final Map<Known, Raw> known = new EnumMap<>(Known.class);
    private final @Nullable Known[] inOrder;

    /// @param all handed over: who made the map changes it no more
    Told(Map<String, Raw> all) {
        this.all = all;
        this.inOrder = new Known[all.size()];
        int place = 0;
        for (Map.Entry<String, Raw> property : all.entrySet()) {
            @Nullable Known name = Known.of(property.getKey());
            inOrder[place++] = name;
            if (name != null) {
                known.put(name, property.getValue());
            }
        }
    }

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
    void forEach(Each each) {
        int place = 0;
        for (Map.Entry<String, Raw> property : all.entrySet()) {
            each.is(property.getKey(), inOrder[place++], property.getValue());
        }
    }

    /// Takes properties.
    @FunctionalInterface
    interface Each {
        /// @param property null if its meaning is not known
        void is(String name, @Nullable Known property, Raw raw);
    }
}
