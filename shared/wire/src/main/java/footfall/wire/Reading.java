package footfall.wire;

import footfall.admission.Claims;
import footfall.admission.Outcome;
import footfall.edge.Problem;
import footfall.edge.Reply;
import java.util.Optional;

/// What a dialect read in a request.
public sealed interface Reading {
    /// Claims, to be judged.
    ///
    /// @param answer says what became of them
    record Claimed(Presented presented, Claims claims, Answer answer) implements Reading {}

    /// Nothing that could be judged. It is told only to who may send: the key is looked at first.
    record Unfit(Presented presented, Problem problem) implements Reading {}

    /// There is an answer already, whoever asks.
    record Told(Reply reply) implements Reading {}

    /// Says what became of claims, in the words of a dialect.
    @FunctionalInterface
    interface Answer {
        /// The answer to the request.
        Reply of(Outcome.Answered outcome);

        /// The answer where events were fit and the queue took none; empty: it is refused as `unavailable`.
        default Optional<Reply> ofNone(Outcome.Answered outcome) {
            return Optional.empty();
        }

        /// The answer where the site takes nothing of the request; empty: it is refused by its reason's code.
        default Optional<Reply> ofShut(Outcome.Shut shut) {
            return Optional.empty();
        }
    }
}
