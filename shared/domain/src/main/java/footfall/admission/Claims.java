package footfall.admission;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one request claims, in the words of Footfall's own dialect; others translate into these.
///
/// @param customs  what its dialect takes for good
/// @param shared   what stands beside the events and is the default of each: `visitor`, `session`, `user`, `context`;
///                 and of the request itself: `sent_at`, `historical`. Handed over
/// @param events   the claims, in the order sent
/// @param warnings what the reader of the wire already found
public record Claims(Customs customs, Map<Member, Raw> shared, List<Item> events, List<String> warnings) {
    /// What stands beside the events and is the request's alone.
    static final Set<Member> OF_THE_REQUEST = Set.of(Member.SENT_AT, Member.HISTORICAL);

    /// In Footfall's own dialect.
    public Claims(Map<Member, Raw> shared, List<Item> events, List<String> warnings) {
        this(Customs.FOOTFALL, shared, events, warnings);
    }

    public Claims {
        shared = Collections.unmodifiableMap(shared);
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }

    /// What stands where an event should.
    public sealed interface Item {
        /// What is claimed of an event.
        ///
        /// @param members handed over: who made the map changes it no more
        record Event(Map<Member, Raw> members) implements Item {}

        /// Something that claims nothing.
        record NoObject(Raw raw) implements Item {}
    }
}
