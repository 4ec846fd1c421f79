package footfall.admission;

import footfall.event.Event;
import footfall.event.Sending;

/// What becomes of a claim.
public sealed interface Admission {
    /// An event, ready for the queue.
    ///
    /// @param event        what is answered
    /// @param sending      what is sent
    /// @param sender       who sends it, as far as its shard depends on that
    /// @param visitorGiven whether its visitor's id is the client's own, and no daily one
    record Accepted(Event event, Sending sending, Sender sender, boolean visitorGiven) implements Admission {}

    /// No event.
    ///
    /// @param code  which rule it broke
    /// @param error "field: value cut at 40, the rule"
    record Rejected(RejectCode code, String error) implements Admission {
        /// A refusal that names a field and what was found there.
        public static Rejected of(RejectCode code, String field, String found) {
            return new Rejected(code, field + ": " + found + ", " + code.rule());
        }
    }
}
