package footfall.profile;

import footfall.event.Event;
import footfall.event.What;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Brings a person's view forward. Whatever order and pieces events come in, the view is the same.
public final class ProfileFill {
    private ProfileFill() {}

    /// The view with more events of its person.
    ///
    /// @param events all that the view does not contain, in any order
    /// @param to     the fold of the result
    public static Followed follow(ProfileView before, List<Event> events, long to) {
        PersonFill fill = new PersonFill(before);
        events.forEach(fill::take);
        events.forEach(fill::step);
        return fill.followed(to);
    }

    /// A view, and what it could not tell of.
    ///
    /// @param parted traits that must be made anew of the log, each with its last value; in the view they are guessed
    public record Followed(ProfileView view, SortedMap<String, Told> parted) {
        public Followed {
            parted = Collections.unmodifiableSortedMap(new TreeMap<>(parted));
        }
    }

    /// Traits made of all events of their person in the log, from the hour of their last value on.
    ///
    /// @param bases their last values
    public static SortedMap<String, Trait> anew(SortedMap<String, Told> bases, List<Event> events) {
        SortedMap<String, TraitFill> fills = new TreeMap<>();
        bases.forEach((name, base) -> fills.computeIfAbsent(name, _ -> new TraitFill(Trait.NONE)).tell(base));
        for (Event event : events) {
            Sayings.values(event).forEach((name, value) -> {
                if (fills.containsKey(name)) {
                    fills.get(name).tell(value);
                }
            });
        }
        for (Event event : events) {
            if (event.what() instanceof What.Increment increment && fills.containsKey(increment.property())) {
                fills.get(increment.property()).step(Point.of(event, increment.place()), Steps.of(increment.by()));
            }
        }
        SortedMap<String, Trait> made = new TreeMap<>();
        fills.forEach((name, fill) -> made.put(name, fill.trait()));
        return made;
    }

    /// The same view, guessing of some traits that all of their steps stand behind these values.
    public static ProfileView guessed(ProfileView view, SortedMap<String, Told> bases) {
        SortedMap<String, Trait> guessed = new TreeMap<>();
        bases.forEach((name, base) ->
                guessed.put(name, view.traits().getOrDefault(name, Trait.NONE).guessedAfter(base)));
        return view.with(guessed);
    }
}
