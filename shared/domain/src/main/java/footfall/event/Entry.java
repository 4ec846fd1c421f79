package footfall.event;

import java.time.Instant;

/// An accepted event with what became of it: one line of the log.
public sealed interface Entry {
    /// The event's id.
    EventId id();

    /// When ingest took it.
    Instant receivedAt();

    /// The time under which the id index keeps it.
    default Instant claimedAt() {
        return switch (this) {
            case Aggregated(Event event) -> event.claimedAt();
            case Skipped skipped -> skipped.claimed();
            case Failed failed -> ClaimedTime.byArrival(failed.id(), failed.receivedAt());
            case Dropped dropped -> ClaimedTime.byArrival(dropped.id(), dropped.receivedAt());
        };
    }

    /// Whether it takes its id, so that whatever comes again under it is a duplicate. What was skipped or failed does
    /// not: a later try may count.
    default boolean takesId() {
        return switch (this) {
            case Aggregated _ -> true;
            case Dropped dropped -> dropped.count() > 0;
            case Skipped _, Failed _ -> false;
        };
    }

    /// In every view that it belongs to.
    record Aggregated(Event event) implements Entry {
        @Override
        public EventId id() {
            return event.id();
        }

        @Override
        public Instant receivedAt() {
            return event.receivedAt();
        }
    }

    /// In no view, by rule.
    ///
    /// @param claimed  the claimed time of the event that was skipped
    /// @param attempts how often it was tried; 1 unless it was redriven
    record Skipped(EventId id, Instant receivedAt, Instant claimed, SkipReason reason, int attempts)
            implements Entry {
        /// Skipped at its first attempt.
        public Skipped(EventId id, Instant receivedAt, Instant claimed, SkipReason reason) {
            this(id, receivedAt, claimed, reason, 1);
        }
    }

    /// In no view, because of what it is; kept with its content so that it can be redriven.
    ///
    /// @param detail   which rule it broke
    /// @param content  the event as it came from the queue
    /// @param attempts how often it was tried; 1 unless it was redriven
    record Failed(EventId id, Instant receivedAt, FailReason reason, String detail, String content, int attempts)
            implements Entry {
        /// The most bytes of a content that is kept whole.
        public static final int CONTENT_BYTES_MAX = 300_000;
        /// The most characters of a detail.
        public static final int DETAIL_CHARS_MAX = 500;

        /// Failed at its first attempt.
        public Failed(EventId id, Instant receivedAt, FailReason reason, String detail, String content) {
            this(id, receivedAt, reason, detail, content, 1);
        }

        /// An event that failed, as far as it can be kept: one that is too large is cut, becomes `too_large`, and can
        /// not be redriven.
        public static Failed of(EventId id, Instant receivedAt, FailReason reason, String detail, String content,
                                int attempts) {
            String kept = Utf8Size.cut(content, CONTENT_BYTES_MAX);
            boolean whole = kept.length() == content.length();
            String told = whole ? detail : "content: " + Utf8Size.of(content) + " bytes, of which " + CONTENT_BYTES_MAX
                    + " are kept, so it can not be redriven; " + detail;
            return new Failed(id, receivedAt, whole ? reason : FailReason.TOO_LARGE,
                    told.substring(0, Math.min(told.length(), DETAIL_CHARS_MAX)), kept, attempts);
        }

        /// Whether it is kept whole, so that it can be sent again.
        public boolean isWhole() {
            return reason != FailReason.TOO_LARGE;
        }
    }

    /// How many events were not kept because their sender wants privacy. No event, and not counted as seen.
    ///
    /// @param count 0 if this number was in the log already
    record Dropped(EventId id, Instant receivedAt, int count) implements Entry {}
}
