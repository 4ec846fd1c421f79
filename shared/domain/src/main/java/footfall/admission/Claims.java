package footfall.admission;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one request claims, in the words of Footfall's own dialect; others translate into these. Some members can not
/// be sent in our own:
/// - `claimed_at`, by which a dialect that corrects times itself says what a retry repeats; null if that is nothing;
/// - `address`, the network address of whom an event is about, where that is not who sends it;
/// - `content`, a text that tells what is sent: with its visitor it makes the id of an event that has none;
/// - `once`, such a text of an event that tells no time either: it is the same as one that came just before;
/// - `revenue_minor`, money in the smallest unit of the site's currency, in place of `revenue`; what else an item
///   claims carries it too, to be refused with it;
/// - `unkept`, the reason for which nothing is kept of an event but that it was accepted;
/// - `visitor_is_user`, where it is there, the visitor is the user of an event that names none;
/// - `visits`, whether an event takes part in sessions, where the dialect knows better than its key tells;
/// - `profile`, a user that is named beside the event's own: whoever blocks it blocks the event;
/// - `located`, false where the connection does not tell the country of the visitor;
/// - `located_at`, the address of whom an event is about: if it is not the sender's, the connection does not tell the
///   country.
///
/// @param customs  what its dialect takes for good
/// @param shared   what stands beside the events and is the default of each: `visitor`, `session`, `user`, `context`;
///                 and of the request itself: `sent_at`, `historical`
/// @param events   the claims, in the order sent
/// @param warnings what the reader of the wire already found
public record Claims(Customs customs, Map<String, Raw> shared, List<Raw> events, List<String> warnings) {
    /// What stands beside the events and is the request's alone.
    static final Set<String> OF_THE_REQUEST = Set.of("sent_at", "historical");

    /// In Footfall's own dialect.
    public Claims(Map<String, Raw> shared, List<Raw> events, List<String> warnings) {
        this(Customs.FOOTFALL, shared, events, warnings);
    }

    public Claims {
        shared = Collections.unmodifiableMap(new LinkedHashMap<>(shared));
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }
}
