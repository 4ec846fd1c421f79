package footfall.usecase.reconcile;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.log.Segment;
import footfall.log.View;
import footfall.prefix.ShardState;
import footfall.profile.ProfileView;
import footfall.recount.Difference;
import footfall.recount.ProfileRecount;
import footfall.site.Shard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/// What is known of each person. Reads the log several times if many events name somebody, a part of the persons each
/// time.
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

    /// Compares every view of a person.
    ///
    /// @param pages  all of the log
    /// @param naming how many events name a person
    /// @param stored the stored views with `from <= hash < to`
    static PersonByPerson of(LogPages pages, long naming, ShardState state,
                             BiFunction<Long, Long, List<View>> stored, BooleanSupplier isTimeUp) {
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

    private void pass(long from, long to, ShardState state, BiFunction<Long, Long, List<View>> stored) {
        Map<Long, List<Event>> told = new HashMap<>();
        complete = pages.forEach(segment -> take(segment, from, to, told), isTimeUp);
        if (!complete) {
            return;
        }
        Map<Long, ProfileView> views = new HashMap<>();
        stored.apply(from, to).forEach(view -> views.put(view.key().index(), (ProfileView) view));
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

    private void take(Segment segment, long from, long to, Map<Long, List<Event>> told) {
        for (Entry entry : segment.entries()) {
            if (entry instanceof Entry.Aggregated(Event event) && !event.who().user().isEmpty()) {
                long person = ProfileView.key(shard, event.who().user()).index();
                if (person >= from && person < to) {
                    told.computeIfAbsent(person, _ -> new ArrayList<>()).add(event);
                }
            }
        }
    }
}
