package footfall.admission;

import footfall.event.ClaimedTime;
import footfall.event.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When an event happened, as far as the client's clock can be believed.
///
/// @param at        corrected and clamped
/// @param repeated what the client repeats with each retry; a list of none or one
/// @param clamped   whether it was ahead of our clock
record Times(Instant at, List<Instant> repeated, boolean clamped) {
    static Times read(Claim<Member> claim, Reception reception, Optional<RetryGuard> guard) {
        Instant received = reception.receivedAt();
        Optional<Instant> sent = claim.get(Member.AT).flatMap(Instants::of);
        if (sent.isEmpty() && claim.has(Member.AT)) {
            claim.refuse(RejectCode.AT_INVALID, Member.AT);
        }
        Instant at = sent.map(instant -> instant.plus(reception.shift())).orElse(received);
        if (at.isBefore(received.minus(reception.ageMax()))) {
            claim.refuse(RejectCode.TOO_OLD, Member.AT);
        }
        boolean ahead = at.isAfter(received.plus(reception.customs().clockAhead()));
        Optional<Instant> repeated = claim.names(Member.CLAIMED_AT) ? claim.get(Member.CLAIMED_AT).flatMap(Instants::of)
                : guard.map(RetryGuard::span).or(() -> sent);
        return new Times(ahead ? received : at, repeated.map(List::of).orElse(List.of()), ahead);
    }

    /// The time by which the id index knows an event.
    Instant claimedAt(EventId id) {
        return ClaimedTime.of(id, repeated.isEmpty() ? Optional.empty() : Optional.of(repeated.getFirst()));
    }
}
