package footfall.usecase.list;

import footfall.event.GroupId;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.profile.GroupView;
import footfall.profile.Profile;
import footfall.profile.ProfileView;
import footfall.profile.Told;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.visit.SessionRules;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Tells what is known of a person or a group, over all shards of a site: each one's log to its end. Safe for use by
/// many threads.
public final class ReadProfile {
    private final LogStore log;
    private final ViewStore views;
    private final InstantSource clock;

    public ReadProfile(LogStore log, ViewStore views, InstantSource clock) {
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /// What is known of a person; empty if nothing is, or if the person was last named before the site keeps visitors.
    /// Throws `Unavailable` if a store does not answer.
    public Optional<Profile> read(Site site, String user) {
        List<Shard> shards = IntStream.range(0, site.sharding().count())
                .mapToObj(number -> new Shard(site.id(), number)).toList();
        List<ProfileView> found = new ArrayList<>();
        shards.forEach(shard -> found.addAll(read(site, shard, user, new TreeMap<>())));
        return found.isEmpty() ? Optional.empty() : Optional.of(whole(site, user, found))
                .filter(profile -> profile.last().end().isAfter(site.retention().kept(clock.instant()).visitors()));
    }

    private Profile whole(Site site, String user, List<ProfileView> found) {
        SortedMap<String, Told> bases = Profile.bases(found);
        // A value of one shard that stands between steps of another is rare: that shard is read again, from its log.
        found.replaceAll(view -> Profile.parted(view, bases).isEmpty() ? view
                : read(site, view.shard(), user, bases).stream().findFirst().orElse(view));
        return Profile.of(found);
    }

    /// What is known of some persons, by their ids; of whom nothing is, nothing. Reads each shard once for all of them.
    /// Throws `Unavailable` if a store does not answer.
    Map<String, Profile> read(Site site, List<String> users) {
        Map<String, List<ProfileView>> found = new HashMap<>();
        for (int number = 0; number < site.sharding().count() && !users.isEmpty(); number++) {
            Shard shard = new Shard(site.id(), number);
            ShardState.reading(log, views, shard, new SessionRules(site.timeouts()), state -> {
                state.views().load(users.stream().map(user -> ProfileView.key(shard, user)).toList());
                return users.stream().flatMap(user -> state.profiles().of(user, new TreeMap<>()).stream()).toList();
            }).forEach(view -> found.computeIfAbsent(view.user(), _ -> new ArrayList<>()).add(view));
        }
        Map<String, Profile> profiles = new HashMap<>();
        found.forEach((user, parts) -> profiles.put(user, whole(site, user, parts)));
        return profiles;
    }

    /// What is known of a group; empty if nothing is. Throws `Unavailable` if a store does not answer.
    public Optional<GroupView> group(Site site, GroupId group) {
        return IntStream.range(0, site.sharding().count()).mapToObj(number -> new Shard(site.id(), number))
                .flatMap(shard -> ShardState.reading(log, views, shard, new SessionRules(site.timeouts()),
                        state -> state.groups().of(group)).stream()).reduce(GroupView::plus);
    }

    private List<ProfileView> read(Site site, Shard shard, String user, SortedMap<String, Told> bases) {
        return ShardState.reading(log, views, shard, new SessionRules(site.timeouts()),
                state -> state.profiles().of(user, bases)).stream().toList();
    }
}
