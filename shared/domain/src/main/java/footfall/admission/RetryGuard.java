package footfall.admission;

import footfall.event.EventId;
import footfall.event.Twin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes equal events that come just after one another for one. Our clock is cut into spans as long as the guard, and
/// an event is known by its content and its span; those of the spans before and after are its twins. So two that come
/// within the guard are one, and two that come twice as much apart never are.
///
/// @param content what was sent
/// @param guardMs 1 or more
/// @param span    when the span of the event begins
record RetryGuard(String content, long guardMs, Instant span) {
    /// The guard of an event of which only its content tells what it is; empty if the claim does not ask for it, or
    /// the site has none.
    static Optional<RetryGuard> of(Claim<Member> claim, Reception reception) {
        return claim.get(Member.ONCE).flatMap(content -> {
            Duration guard = reception.site().ingest().doors().retryGuard();
            return guard.isZero() ? Optional.empty()
                    : Optional.of(of(Ids.text(content), guard.toMillis(), reception.receivedAt().toEpochMilli()));
        });
    }

    private static RetryGuard of(String content, long guardMs, long receivedMs) {
        return new RetryGuard(content, guardMs, Instant.ofEpochMilli(receivedMs - Math.floorMod(receivedMs, guardMs)));
    }

    /// The event's id.
    EventId id(String visitor) {
        return id(span, visitor);
    }

    /// What the event would repeat.
    List<Twin> twins(String visitor) {
        return List.of(twin(span.minusMillis(guardMs), visitor), twin(span.plusMillis(guardMs), visitor));
    }

    private Twin twin(Instant other, String visitor) {
        return new Twin(id(other, visitor), other);
    }

    private EventId id(Instant of, String visitor) {
        return Ids.ofContent(content + of.toEpochMilli(), visitor);
    }
}
