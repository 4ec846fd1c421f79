package footfall.wire.posthog;

import footfall.admission.Raw;
import java.util.Collections;
import java.util.Map;

/// An event as both generations of the wire say it.
///
/// @param event      its name
/// @param distinctId who did it
/// @param id         a UUID; "" if one is to be made
/// @param moment     when, corrected
/// @param properties all of them, with `$set` and the like among them. Handed over: who made the map changes it no more
record Sent(String event, String distinctId, String id, Clock.Moment moment, Map<String, Raw> properties) {
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
}
