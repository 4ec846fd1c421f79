package footfall.event;

import java.util.Comparator;

/// A company, team or plan: within a site, a group is its type and its id.
///
/// @param type what kind of group it is, as the site calls it
/// @param id   which one of that kind
public record GroupId(String type, String id) implements Comparable<GroupId> {
    private static final Comparator<GroupId> ORDER = Comparator.comparing(GroupId::type).thenComparing(GroupId::id);

    @Override
    public int compareTo(GroupId other) {
        return ORDER.compare(this, other);
    }
}
