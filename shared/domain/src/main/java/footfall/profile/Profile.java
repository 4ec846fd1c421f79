package footfall.profile;

import footfall.event.GroupId;
import footfall.event.Value;
import footfall.time.Hour;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is known of a person, over all shards.
///
/// @param first      when the person was first named
/// @param last       the hour in which the person was last named
/// @param visitors   the latest ones, each with the hour in which it was last seen with the person
/// @param moreTraits whether there are more traits than are kept
/// @param moreGroups whether there are more groups than are kept
public record Profile(String user, Instant first, Hour last, SortedMap<String, Reckoned> traits,
                      SortedSet<GroupId> groups, SortedMap<String, Hour> visitors, boolean moreTraits,
                      boolean moreGroups) {
    private static final Comparator<Map.Entry<String, Hour>> LATEST = Map.Entry.<String, Hour>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey()).reversed();

    public Profile {
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        visitors = Collections.unmodifiableSortedMap(new TreeMap<>(visitors));
    }

    /// When the person was last named, to the hour, and never before the first time.
    public Instant lastSeen() {
        return first.isAfter(last.start()) ? first : last.start();
    }

    /// The last value in time of each trait that has one.
    public static SortedMap<String, Told> bases(Collection<ProfileView> views) {
        SortedMap<String, Told> bases = new TreeMap<>();
        views.forEach(view -> view.traits().forEach((name, trait) -> trait.base()
                .forEach(base -> bases.merge(name, base, (one, other) -> one.compareTo(other) > 0 ? one : other))));
        return bases;
    }

    /// The traits of a view that such values part, with the values.
    public static SortedMap<String, Told> parted(ProfileView view, Map<String, Told> bases) {
        SortedMap<String, Told> parted = new TreeMap<>(bases);
        parted.keySet().retainAll(view.traits().keySet());
        parted.entrySet().removeIf(base -> !view.traits().getOrDefault(base.getKey(), Trait.NONE)
                .isPartedBy(base.getValue()));
        return parted;
    }

    /// What several shards tell of one person.
    ///
    /// @param views one of each shard that knows the person, at least one; none is parted by a base of another
    public static Profile of(List<ProfileView> views) {
        SortedMap<String, Told> bases = bases(views);
        SortedMap<String, Reckoned> traits = new TreeMap<>();
        views.stream().flatMap(view -> view.traits().keySet().stream()).distinct().forEach(name -> {
            List<Trait> parts = views.stream().map(view -> view.traits().getOrDefault(name, Trait.NONE)).toList();
            traits.put(name, bases.containsKey(name) ? reckoned(parts, bases.get(name)) : reckoned(parts));
        });
        SortedSet<GroupId> groups = new TreeSet<>();
        SortedMap<String, Hour> visitors = new TreeMap<>();
        views.forEach(view -> {
            groups.addAll(view.groups());
            view.visitors().forEach((visitor, hour) ->
                    visitors.merge(visitor, hour, (one, other) -> one.compareTo(other) > 0 ? one : other));
        });
        visitors.entrySet().stream().sorted(LATEST).skip(ProfileView.VISITORS_MAX).map(Map.Entry::getKey).toList()
                .forEach(visitors::remove);
        boolean moreTraits = isCut(traits.keySet(), ProfileView.TRAITS_MAX);
        boolean moreGroups = isCut(groups, ProfileView.GROUPS_MAX);
        return new Profile(views.getFirst().user(),
                views.stream().map(ProfileView::first).min(Comparator.naturalOrder()).orElseThrow(),
                views.stream().map(ProfileView::last).max(Comparator.naturalOrder()).orElseThrow(), traits, groups,
                visitors, moreTraits || views.stream().anyMatch(ProfileView::moreTraits),
                moreGroups || views.stream().anyMatch(ProfileView::moreGroups));
    }

    private static <T> boolean isCut(Collection<T> sorted, int max) {
        List<T> beyond = sorted.stream().skip(max).toList();
        sorted.removeAll(beyond);
        return !beyond.isEmpty();
    }

    private static Reckoned reckoned(List<Trait> parts, Told base) {
        return Reckoned.of(List.of(base.value()),
                parts.stream().map(part -> part.after(base)).reduce(Steps.NONE, Steps::plus),
                parts.stream().anyMatch(Trait::isGuessed));
    }

    /// Of a trait that has no value in time.
    private static Reckoned reckoned(List<Trait> parts) {
        List<Value> late = parts.stream().flatMap(part -> part.late().stream()).max(Comparator.naturalOrder())
                .map(Told::value).stream().toList();
        return Reckoned.of(late, parts.stream().map(Trait::after).reduce(Steps.NONE, Steps::plus),
                parts.stream().anyMatch(Trait::isGuessed));
    }
}
