package footfall.admission;

import footfall.event.ClaimedTime;
import footfall.event.EventId;
import java.time.Instant;
import java.util.Optional;

/// When an event happened, as far as the client's clock can be believed.
///
/// @param at        corrected and clamped
/// @param claimedAt what the client repeats with each retry
/// @param clamped   whether it was ahead of our clock
record Times(Instant at, Instant claimedAt, boolean clamped) {
    static Times read(Claim claim, EventId id, Reception reception) {
        Instant received = reception.receivedAt();
        Optional<Instant> sent = claim.get("at").flatMap(Instants::of);
        if (sent.isEmpty() && claim.has("at")) {
            claim.refuse(RejectCode.AT_INVALID, "at");
        }
        Instant at = sent.map(instant -> instant.plus(reception.shift())).orElse(received);
        if (at.isBefore(received.minus(reception.ageMax()))) {
            claim.refuse(RejectCode.TOO_OLD, "at");
        }
        boolean ahead = at.isAfter(received.plus(reception.customs().clockAhead()));
        Optional<Instant> repeated = claim.names("claimed_at") ? claim.get("claimed_at").flatMap(Instants::of) : sent;
        return new Times(ahead ? received : at, ClaimedTime.of(id, repeated), ahead);
    }
}
