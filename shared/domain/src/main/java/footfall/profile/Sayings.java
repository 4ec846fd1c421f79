package footfall.profile;

import footfall.event.Event;
import footfall.event.GroupId;
import footfall.event.Value;
import footfall.event.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an event says of its user.
final class Sayings {
    private Sayings() {}

    /// The values that it gives traits; null takes one away.
    static Map<String, Told> values(Event event) {
        Map<String, Told> values = new TreeMap<>();
        if (event.what() instanceof What.Identify(Map<String, Value> traits, int place)) {
            traits.forEach((name, value) -> values.put(name, new Told(Point.of(event, place), event.id(), value)));
        }
        return values;
    }

    /// The groups to which it says that the person belongs.
    static List<GroupId> groups(Event event) {
        return switch (event.what()) {
            case What.Assign(List<GroupId> groups) -> groups;
            case What.Identify _ -> {
                List<GroupId> groups = new ArrayList<>();
                event.groups().forEach((type, id) -> groups.add(new GroupId(type, id)));
                yield groups;
            }
            case What.PageView _, What.Custom _, What.Request _, What.Engagement _, What.Increment _, What.Group _ ->
                    List.of();
        };
    }
}
