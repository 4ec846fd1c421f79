package footfall.recount;

import footfall.event.Event;
import footfall.event.Value;
import footfall.event.What;
import footfall.profile.GroupView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a shard's log says of a group, told again from the first event to the last.
public final class GroupRecount {
    private static final Comparator<Event> ORDER = Comparator.comparing(Event::at).thenComparing(Event::receivedAt)
            .thenComparing(event -> event.what() instanceof What.Group group ? group.place() : 0)
            .thenComparing(Event::id);

    private final SortedMap<String, Value> properties = new TreeMap<>();

    /// @param events all that tell of the group, in any order
    public GroupRecount(List<Event> events) {
        for (Event event : events.stream().sorted(ORDER).toList()) {
            if (event.what() instanceof What.Group group) {
                tell("", new Value.Text(group.title()));
                event.properties().forEach(this::tell);
            }
        }
    }

    private void tell(String name, Value value) {
        if (!(value instanceof Value.Null) && !value.equals(new Value.Text(""))) {
            properties.put(name, value);
        }
    }

    /// Where the view says something else.
    ///
    /// @param found the view, if there is one
    public List<Difference> differences(String where, Optional<GroupView> found) {
        List<Difference> differences = new ArrayList<>();
        SortedMap<String, Value> theirs = new TreeMap<>();
        found.ifPresent(view -> view.properties().forEach((name, told) -> theirs.put(name, told.value())));
        SortedMap<String, Value> mine = new TreeMap<>();
        properties.entrySet().stream().limit(GroupView.PROPERTIES_MAX)
                .forEach(kept -> mine.put(kept.getKey(), kept.getValue()));
        Comparison.text(where, "view", "there", found.isPresent() ? "there" : "missing", differences);
        // Not their names and values: differences are logged.
        Comparison.text(where, "properties", print(mine), print(theirs), differences);
        Comparison.text(where, "more properties", String.valueOf(properties.size() > GroupView.PROPERTIES_MAX),
                String.valueOf(found.isPresent() && found.get().more()), differences);
        return differences;
    }

    private static String print(SortedMap<String, Value> properties) {
        return properties.size() + " with the print %08x".formatted(properties.toString().hashCode());
    }
}
