package footfall.wire.posthog;

import footfall.admission.Raw;

/// An event as both generations of the wire say it.
///
/// @param event      its name
/// @param distinctId who did it
/// @param id         a UUID; "" if one is to be made
/// @param moment     when, corrected
record Sent(String event, String distinctId, String id, Clock.Moment moment, Told told) {
    /// A property; JSON's null, which says nothing, if it is absent.
    Raw property(Known property) {
        return told.get(property);
    }

    /// A property as text; "" if it is absent or no scalar.
    String text(Known property) {
        return told.text(property);
    }

    /// Whether a property says yes.
    boolean is(Known property) {
        return told.is(property);
    }

    /// Whether a property says no.
    boolean isNot(Known property) {
        return told.isNot(property);
    }
}
