package footfall.profile;

import footfall.event.GroupId;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.rollup.VisitorHash;
import footfall.site.Shard;
import footfall.time.Hour;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one shard's log tells of a person. Put only when that changes.
///
/// @param user         the person's id
/// @param fold         the seq of the last segment that it contains
/// @param first        `at` of the earliest event that names the person
/// @param last         the hour of the latest one
/// @param traits       by name; of more than `TRAITS_MAX` those whose names come first
/// @param groups       of more than `GROUPS_MAX` those that come first
/// @param visitors     ids that clients gave, each with the hour in which it was last seen with the person; of more
///                     than `VISITORS_MAX` the latest
/// @param moreTraits   whether there are more traits than are kept
/// @param moreGroups   whether there are more groups than are kept
public record ProfileView(Shard shard, String user, long fold, Instant first, Hour last,
                          SortedMap<String, Trait> traits, SortedSet<GroupId> groups, SortedMap<String, Hour> visitors,
                          boolean moreTraits, boolean moreGroups) implements View {
    /// The most traits of a person.
    public static final int TRAITS_MAX = 200;
    /// The most groups of a person.
    public static final int GROUPS_MAX = 50;
    /// The most visitors of a person.
    public static final int VISITORS_MAX = 100;

    public ProfileView {
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        visitors = Collections.unmodifiableSortedMap(new TreeMap<>(visitors));
    }

    /// A person of whom nothing was said yet.
    public static ProfileView none(Shard shard, String user) {
        return new ProfileView(shard, user, 0, Instant.MAX, new Hour(Long.MIN_VALUE), new TreeMap<>(), new TreeSet<>(),
                new TreeMap<>(), false, false);
    }

    /// Where a person stands.
    public static ViewKey key(Shard shard, String user) {
        return new ViewKey(shard, ViewKind.PROFILE, VisitorHash.of(user), 0);
    }

    @Override
    public ViewKey key() {
        return key(shard, user);
    }

    /// The same with some traits made anew.
    public ProfileView with(SortedMap<String, Trait> anew) {
        SortedMap<String, Trait> all = new TreeMap<>(traits);
        all.putAll(anew);
        return new ProfileView(shard, user, fold, first, last, all, groups, visitors, moreTraits, moreGroups);
    }

    /// Whether another says the same, whatever prefix it is of.
    public boolean saysTheSame(ProfileView other) {
        return new ProfileView(shard, user, other.fold, first, last, traits, groups, visitors, moreTraits, moreGroups)
                .equals(other);
    }
}
