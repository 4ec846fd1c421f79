package footfall.usecase.accept;

import footfall.event.EventId;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Makes the ids of those events of a request that bring none. They rise, so that events that happened in one
/// millisecond, as all do that tell no time, keep the order in which they were sent. For one request.
final class FreshIds implements Supplier<EventId> {
    /// Half of all places are left for the events of the request.
    private static final int FIRST_END = (EventId.PLACE_MAX + 1) / 2;

    private final Instant at;
    private final RandomGenerator random;
    private int place;

    FreshIds(Instant at, RandomGenerator random) {
        this.at = at;
        this.random = random;
        this.place = random.nextInt(FIRST_END);
    }

    @Override
    public EventId get() {
        return EventId.fresh(at, Math.min(place++, EventId.PLACE_MAX), random);
    }
}
