package footfall.wire.posthog;

import footfall.admission.Raw;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Corrects the times of one request by when the client says it sent it. Immutable.
final class Clock {
    /// Slow networks look like wrong clocks: only whole multiples of this are taken for an error of the clock.
    private static final long SKEW_STEP_MS = 300_000;
    /// A retried batch repeats its first offsets; an id that is so much older than its offset says is believed.
    private static final Duration OFFSET_LATE_MIN = Duration.ofSeconds(60);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final Instant now;
    private final @Nullable Instant sentAt;

    /// @param now    when the request came
    /// @param sentAt when it was sent, by the client's clock; null if it does not say
    Clock(Instant now, @Nullable Instant sentAt) {
        this.now = now;
        this.sentAt = sentAt;
    }

    /// When an event happened, and what a retry repeats of it; both null if nothing is known.
    ///
    /// @param at      milliseconds since 1970, corrected
    /// @param claimed milliseconds since 1970, as the client said it
    record Moment(Raw at, Raw claimed) {
        /// When it came.
        static final Moment UNSAID = new Moment(Values.NULL, Values.NULL);

        static Moment of(Instant at, Instant claimed) {
            return new Moment(ms(at), ms(claimed));
        }

        static Moment untold(Instant at) {
            return new Moment(ms(at), Values.NULL);
        }

        private static Raw ms(Instant at) {
            return Values.number(at.isBefore(FIRST) || at.isAfter(LAST) ? 0 : at.toEpochMilli());
        }
    }

    /// The corrected time.
    Instant corrected(Instant timestamp) {
        if (sentAt == null) {
            return timestamp;
        }
        long measuredMs = Duration.between(now, sentAt).toMillis();
        long steps = (Math.abs(measuredMs) + SKEW_STEP_MS / 2) / SKEW_STEP_MS;
        return timestamp.minusMillis(Long.signum(measuredMs) * steps * SKEW_STEP_MS);
    }

    Moment moment(Instant timestamp) {
        return Moment.of(corrected(timestamp), timestamp);
    }

    /// So long ago when the request was sent, by an id that may know better.
    Moment ago(Duration offset, Optional<UUID> id) {
        Duration age = id.filter(uuid -> sentAt != null && uuid.version() == 7)
                .map(uuid -> Duration.between(Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16), sentAt))
                .filter(known -> known.minus(offset).compareTo(OFFSET_LATE_MIN) > 0).orElse(offset);
        return Moment.untold(now.minus(age));
    }

    Instant now() {
        return now;
    }
}
