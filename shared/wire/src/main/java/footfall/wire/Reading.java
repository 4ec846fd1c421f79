package footfall.wire;

import footfall.admission.Claims;
import footfall.admission.Outcome;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.site.Site;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// What a dialect read in a request.
public sealed interface Reading {
    /// Claims, to be judged.
    ///
    /// @param answer says what became of them
    record Claimed(Presented presented, Claims claims, Answer answer) implements Reading {}

    /// Nothing that could be judged. It is told only to who may send: the key is looked at first.
    record Unfit(Presented presented, Problem problem) implements Reading {}

    /// A place is wanted for a body that does not fit through the gateway.
    ///
    /// @param bytes  how many it has
    /// @param answer names the place
    record Wanted(Presented presented, int bytes, Function<Place, Reply> answer) implements Reading {}

    /// A body that was put into a place, to be read for who may send.
    ///
    /// @param id   of the place
    /// @param body reads it
    record Uploaded(Presented presented, String id, Upload body) implements Reading {}

    /// Where a body may be put.
    ///
    /// @param id      names it afterwards
    /// @param url     takes it by PUT
    /// @param expires until when
    record Place(String id, URI url, Instant expires) {}

    /// What a body that was put says.
    interface Upload {
        /// Reads it; never `Wanted` or `Uploaded`.
        Reading read(byte[] body);

        /// The answer if there is none.
        Reply none();
    }

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

        /// What is told of who sends before its origin is, and the site's quota; empty: nothing. Nothing is taken then.
        ///
        /// @param trusted whether its key is one that is kept on a server
        default Optional<Reply> ofSender(Site site, boolean trusted) {
            return Optional.empty();
        }

        /// The answer where the site takes nothing of the request; empty: it is refused by its reason's code.
        default Optional<Reply> ofShut(Outcome.Shut shut) {
            return Optional.empty();
        }
    }
}
