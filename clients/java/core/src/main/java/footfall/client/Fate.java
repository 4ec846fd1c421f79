package footfall.client;

/// What becomes of an accepted event. Every one but `AGAIN` settles it for good.
enum Fate {
    AGAIN, DELIVERED, LIMITED, REJECTED, UNCONFIRMED, FAILED, UNSERIALISABLE, TOO_LARGE, DROPPED_BYTES,
    DROPPED_BEFORE_SEND, DROPPED_CLOSE;

    boolean isPersisted() {
        return this == DELIVERED || this == LIMITED;
    }
}
