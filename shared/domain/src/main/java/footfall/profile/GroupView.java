package footfall.profile;

import footfall.event.Event;
import footfall.event.GroupId;
import footfall.event.Value;
import footfall.event.What;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.rollup.VisitorHash;
import footfall.site.Shard;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one shard's log tells of a group. Put only when that changes.
///
/// @param fold       the seq of the last segment that it contains
/// @param properties each with its last value, by name; of more than `PROPERTIES_MAX` those whose names come first. The
///                   group's own name stands under ""
/// @param more       whether there are more properties than are kept
public record GroupView(Shard shard, GroupId group, long fold, SortedMap<String, Told> properties, boolean more)
        implements View {
    /// The most properties of a group, its own name included.
    public static final int PROPERTIES_MAX = 200;
    /// Where the group's own name stands among its properties.
    public static final String NAME = "";

    public GroupView {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /// A group of which nothing was said yet.
    public static GroupView none(Shard shard, GroupId group) {
        return new GroupView(shard, group, 0, new TreeMap<>(), false);
    }

    /// Where a group stands.
    public static ViewKey key(Shard shard, GroupId group) {
        return new ViewKey(shard, ViewKind.GROUP, VisitorHash.of(group.type() + "\0" + group.id()), 0);
    }

    @Override
    public ViewKey key() {
        return key(shard, group);
    }

    /// Whether another says the same, whatever prefix it is of.
    public boolean saysTheSame(GroupView other) {
        return new GroupView(shard, group, other.fold, properties, more).equals(other);
    }

    /// The view with more events of its group, in any order.
    ///
    /// @param to the fold of the result
    public GroupView follow(List<Event> events, long to) {
        SortedMap<String, Told> all = new TreeMap<>(properties);
        for (Event event : events) {
            if (event.what() instanceof What.Group(GroupId _, String title, int place)) {
                Point point = Point.of(event, place);
                tell(all, NAME, new Told(point, event.id(), new Value.Text(title)));
                event.properties().forEach((name, value) -> tell(all, name, new Told(point, event.id(), value)));
            }
        }
        return cut(all, Math.max(to, fold));
    }

    /// What two shards tell of the group.
    public GroupView plus(GroupView other) {
        SortedMap<String, Told> all = new TreeMap<>(properties);
        other.properties.forEach((name, told) -> tell(all, name, told));
        GroupView sum = cut(all, fold);
        return new GroupView(shard, group, fold, sum.properties, sum.more || other.more);
    }

    /// Null and the empty text tell nothing.
    private static void tell(SortedMap<String, Told> all, String name, Told told) {
        if (!(told.value() instanceof Value.Null) && !told.value().equals(new Value.Text(""))) {
            all.merge(name, told, (one, two) -> one.compareTo(two) > 0 ? one : two);
        }
    }

    private GroupView cut(SortedMap<String, Told> all, long to) {
        boolean beyond = more;
        while (all.size() > PROPERTIES_MAX) {
            all.remove(all.lastKey());
            beyond = true;
        }
        return new GroupView(shard, group, to, all, beyond);
    }
}
