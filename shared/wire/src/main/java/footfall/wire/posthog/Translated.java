package footfall.wire.posthog;

import footfall.admission.Claims;

/// What an event of theirs is to us.
sealed interface Translated {
    /// A claim, to be judged.
    ///
    /// @param note what its sender should know of it; "" if nothing
    record Claim(Claims.Item claim, String note) implements Translated {}

    /// Something that nobody counts or keeps, taken so that nobody sends it again.
    record Ignored() implements Translated {}

    /// No event.
    ///
    /// @param reason by its name
    record Refused(String reason) implements Translated {}
}
