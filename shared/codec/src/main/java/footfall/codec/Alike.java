package footfall.codec;

import footfall.event.Arrival;
import footfall.event.Sending;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What the arrivals of a message may have alike, as those of one request do: it is written once, for all of them.
enum Alike {
    RECEIVED_AT, USER_AGENT, TRUSTED, TECHNOLOGY, PLACE;

    private static final Alike[] ALL = values();

    /// What all sendings have alike; nothing if one of them is no arrival.
    static Set<Alike> of(List<? extends Sending> sendings) {
        if (!(sendings.getFirst() instanceof Arrival one)) {
            return EnumSet.noneOf(Alike.class);
        }
        Set<Alike> alike = EnumSet.allOf(Alike.class);
        for (Sending sending : sendings) {
            if (!(sending instanceof Arrival other)) {
                return EnumSet.noneOf(Alike.class);
            }
            for (Alike what : ALL) {
                if (!Objects.equals(what.of(one), what.of(other))) {
                    alike.remove(what);
                }
            }
        }
        return alike;
    }

    private Object of(Arrival arrival) {
        return switch (this) {
            case RECEIVED_AT -> arrival.event().receivedAt();
            case USER_AGENT -> arrival.userAgent();
            case TRUSTED -> arrival.trusted();
            case TECHNOLOGY -> arrival.event().technology();
            case PLACE -> arrival.event().place();
        };
    }
}
