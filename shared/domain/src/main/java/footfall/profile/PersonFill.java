package footfall.profile;

import footfall.event.Event;
import footfall.event.GroupId;
import footfall.event.What;
import footfall.identity.Fingerprint;
import footfall.time.Hour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Takes events of a person: each once by `take`, then each once by `step`. One way forward, one thread.
final class PersonFill {
    private static final Comparator<Map.Entry<String, Hour>> OLDEST = Map.Entry.<String, Hour>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey());

    private final ProfileView before;
    private final SortedMap<String, TraitFill> traits = new TreeMap<>();
    private final TreeSet<GroupId> groups;
    private final SortedMap<String, Hour> visitors;
    private Instant first;
    private Hour last;
    private boolean moreTraits;
    private boolean moreGroups;

    PersonFill(ProfileView before) {
        this.before = before;
        this.groups = new TreeSet<>(before.groups());
        this.visitors = new TreeMap<>(before.visitors());
        this.first = before.first();
        this.last = before.last();
        this.moreTraits = before.moreTraits();
        this.moreGroups = before.moreGroups();
    }

    void take(Event event) {
        Hour hour = Hour.of(event.at());
        first = event.at().isBefore(first) ? event.at() : first;
        last = hour.compareTo(last) > 0 ? hour : last;
        String visitor = event.who().visitor();
        if (!visitor.isEmpty() && !Fingerprint.isDaily(visitor)) {
            visitors.merge(visitor, hour, (one, other) -> one.compareTo(other) > 0 ? one : other);
            if (visitors.size() > ProfileView.VISITORS_MAX) {
                visitors.remove(Collections.min(visitors.entrySet(), OLDEST).getKey());
            }
        }
        groups.addAll(Sayings.groups(event));
        while (groups.size() > ProfileView.GROUPS_MAX) {
            groups.removeLast();
            moreGroups = true;
        }
        Sayings.values(event).forEach((name, value) -> trait(name).tell(value));
    }

    void step(Event event) {
        if (event.what() instanceof What.Increment increment) {
            trait(increment.property()).step(Point.of(event, increment.place()), Steps.of(increment.by()));
        }
    }

    private TraitFill trait(String name) {
        return traits.computeIfAbsent(name,
                _ -> new TraitFill(before.traits().getOrDefault(name, Trait.NONE)));
    }

    ProfileFill.Followed followed(long to) {
        SortedMap<String, Trait> all = new TreeMap<>(before.traits());
        SortedMap<String, Told> parted = new TreeMap<>();
        traits.forEach((name, fill) -> {
            if (fill.isParted()) {
                parted.put(name, fill.base().getFirst());
            }
            all.put(name, fill.trait());
        });
        List<String> beyond = new ArrayList<>(all.keySet()).subList(Math.min(all.size(), ProfileView.TRAITS_MAX),
                all.size());
        moreTraits |= !beyond.isEmpty();
        beyond.forEach(all::remove);
        parted.keySet().retainAll(all.keySet());
        ProfileView view = new ProfileView(before.shard(), before.user(), Math.max(to, before.fold()), first, last, all,
                groups, visitors, moreTraits, moreGroups);
        return new ProfileFill.Followed(view, parted);
    }
}
