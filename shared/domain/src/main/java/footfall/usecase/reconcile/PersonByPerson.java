package footfall.usecase.reconcile;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.What;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.prefix.ShardState;
import footfall.profile.GroupView;
import footfall.profile.ProfileView;
import footfall.recount.Difference;
import footfall.recount.GroupRecount;
import footfall.recount.ProfileRecount;
import footfall.site.Shard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// What is known of each person and each group. Reads the log several times if many events tell of somebody, a part of
/// the persons and groups each time.
final class PersonByPerson {
    /// About how many events are held at a time.
    private static final int EVENTS_A_PASS = 100_000;

    private final LogPages pages;
    private final Shard shard;
    private final BooleanSupplier isTimeUp;
    private final List<Difference> found = new ArrayList<>();
    private boolean complete = true;

    private PersonByPerson(LogPages pages, Shard shard, BooleanSupplier isTimeUp) {
        this.pages = pages;
        this.shard = shard;
        this.isTimeUp = isTimeUp;
    }

    /// The stored views of a kind with `from <= hash < to`.
    interface Stored {
        List<View> range(ViewKind kind, long from, long to);
    }

    /// Compares every view of a person or a group.
    ///
    /// @param pages  all of the log
    /// @param naming how many events name a person or a group
    static PersonByPerson of(LogPages pages, long naming, ShardState state,
                             Stored stored, BooleanSupplier isTimeUp) {
        PersonByPerson persons = new PersonByPerson(pages, state.head().shard(), isTimeUp);
        long passes = 1 + naming / EVENTS_A_PASS;
        long width = Long.divideUnsigned(-1L, passes);
        for (long pass = 0; pass < passes && persons.complete; pass++) {
            long from = Long.MIN_VALUE + pass * width;
            persons.pass(from, pass == passes - 1 ? Long.MAX_VALUE : from + width, state, stored);
        }
        return persons;
    }

    /// Whether the log was read to its end before time was up.
    boolean isComplete() {
        return complete;
    }

    /// Where the views of persons say something else.
    List<Difference> differences() {
        return found;
    }

    private void pass(long from, long to, ShardState state, Stored stored) {
        Map<Long, List<Event>> told = new HashMap<>();
        Map<Long, List<Event>> ofGroups = new HashMap<>();
        complete = pages.forEach(segment -> take(segment, from, to, told, ofGroups), isTimeUp);
        if (complete) {
            comparePersons(told, stored.range(ViewKind.PROFILE, from, to), state);
            compareGroups(ofGroups, stored.range(ViewKind.GROUP, from, to), state);
        }
    }

    private void comparePersons(Map<Long, List<Event>> told, List<View> stored, ShardState state) {
        Map<Long, ProfileView> views = new HashMap<>();
        stored.forEach(view -> views.put(view.key().index(), (ProfileView) view));
        TreeSet<Long> persons = new TreeSet<>(told.keySet());
        persons.addAll(views.keySet());
        for (long person : persons) {
            String where = "profile %016x".formatted(person);
            Optional<ProfileView> before = Optional.ofNullable(views.get(person));
            List<Event> events = told.getOrDefault(person, List.of());
            if (events.isEmpty()) {
                found.add(new Difference(where, "view", "missing", "there"));
            } else {
                found.addAll(new ProfileRecount(events).differences(where, state.profiles()
                        .at(ProfileView.key(shard, events.getFirst().who().user()), before)));
            }
        }
    }

    private void compareGroups(Map<Long, List<Event>> told, List<View> stored, ShardState state) {
        Map<Long, GroupView> views = new HashMap<>();
        stored.forEach(view -> views.put(view.key().index(), (GroupView) view));
        TreeSet<Long> groups = new TreeSet<>(told.keySet());
        groups.addAll(views.keySet());
        for (long group : groups) {
            String where = "group %016x".formatted(group);
            Optional<GroupView> before = Optional.ofNullable(views.get(group));
            List<Event> events = told.getOrDefault(group, List.of());
            if (events.isEmpty()) {
                found.add(new Difference(where, "view", "missing", "there"));
            } else {
                found.addAll(new GroupRecount(events).differences(where, state.groups()
                        .at(new ViewKey(shard, ViewKind.GROUP, group, 0), before)));
            }
        }
    }

    private void take(Segment segment, long from, long to, Map<Long, List<Event>> told,
                      Map<Long, List<Event>> ofGroups) {
        for (Entry entry : segment.entries()) {
            if (entry instanceof Entry.Aggregated(Event event)) {
                if (!event.who().user().isEmpty()) {
                    take(event, ProfileView.key(shard, event.who().user()).index(), from, to, told);
                }
                if (event.what() instanceof What.Group group) {
                    take(event, GroupView.key(shard, group.group()).index(), from, to, ofGroups);
                }
            }
        }
    }

    private static void take(Event event, long whom, long from, long to, Map<Long, List<Event>> told) {
        if (whom >= from && whom < to) {
            told.computeIfAbsent(whom, _ -> new ArrayList<>()).add(event);
        }
    }
}
