package footfall.prefix;

import footfall.event.Event;
import footfall.event.GroupId;
import footfall.event.What;
import footfall.log.ViewKey;
import footfall.profile.GroupView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of groups at the end of the tail. For one thread and one reading.
public final class Groups {
    private final ShardState state;

    Groups(ShardState state) {
        this.state = state;
    }

    /// The views of groups of which the tail says something new, at its end.
    public List<GroupView> changed() {
        List<ViewKey> touched = state.views().touchedGroups();
        state.views().load(touched);
        List<GroupView> changed = new ArrayList<>();
        for (ViewKey key : touched) {
            Optional<GroupView> stored = stored(key);
            at(key, stored).filter(view -> stored.isEmpty() || !view.saysTheSame(stored.get()))
                    .ifPresent(changed::add);
        }
        return changed;
    }

    /// What is known of a group; empty if nothing is.
    public Optional<GroupView> of(GroupId group) {
        ViewKey key = GroupView.key(state.head().shard(), group);
        return at(key, stored(key)).filter(view -> view.group().equals(group));
    }

    /// A stored view with the tail on top; empty if nothing is stored and the tail does not touch it.
    public Optional<GroupView> at(ViewKey key, Optional<GroupView> stored) {
        long fold = stored.map(GroupView::fold).orElse(0L);
        List<Event> events = state.views().touching(key).stream().filter(segment -> segment.seq() > fold)
                .flatMap(segment -> segment.entries().stream()).map(TailIndex::event).toList();
        return events.isEmpty() ? stored : Optional.of(stored.orElseGet(() -> GroupView.none(state.head().shard(),
                ((What.Group) events.getFirst().what()).group())).follow(events, state.end()));
    }

    private Optional<GroupView> stored(ViewKey key) {
        return state.views().stored(key).map(GroupView.class::cast);
    }
}
