package footfall.wire.posthog;

import footfall.admission.Raw;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/// An event as both generations of the wire say it.
///
/// @param event      its name
/// @param distinctId who did it
/// @param id         a UUID; "" if one is to be made
/// @param moment     when, corrected
/// @param properties all of them, with `$set` and the like among them. Handed over: who made the map changes it no more
record Sent(String event, String distinctId, String id, Clock.Moment moment, Map<String, Raw> properties) {
    /// The SDKs of servers, of which older versions tell it by their name alone.
    private static final Set<String> OF_SERVERS = Set.of("posthog-node", "posthog-python", "posthog-ruby",
            "posthog-php", "posthog-go", "posthog-java", "posthog-server", "posthog-rs", "posthog-elixir",
            "posthog-dotnet");

    Sent {
        properties = Collections.unmodifiableMap(properties);
    }

    /// A property; JSON's null, which says nothing, if it is absent.
    Raw property(String name) {
        return properties.getOrDefault(name, Values.NULL);
    }

    /// A property as text; "" if it is absent or no scalar.
    String text(String name) {
        return Values.text(property(name));
    }

    /// Whether a property says yes.
    boolean is(String name) {
        return text(name).equals("true");
    }

    /// Whether a property says no.
    boolean isNot(String name) {
        return text(name).equals("false");
    }

    /// Whether a server says it, of somebody who is elsewhere.
    boolean isOfServer() {
        return is("$is_server") || !isNot("$is_server") && OF_SERVERS.contains(text("$lib"));
    }
}
