package footfall.prefix;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.log.Segment;
import footfall.log.ViewKey;
import footfall.profile.Point;
import footfall.profile.Profile;
import footfall.profile.ProfileFill;
import footfall.profile.ProfileView;
import footfall.profile.Told;
import footfall.profile.Trait;
import footfall.rollup.MinuteSlot;
import footfall.time.Hour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is known of persons at the end of the tail. For one thread and one reading.
public final class Profiles {
    /// The most segments that one fold, or one question, reads again.
    public static final int SEGMENTS_MAX = 2_000;
    /// The most hours that it looks for them in.
    public static final int HOURS_MAX = 24 * 40;
    private static final int SEGMENTS_AT_ONCE = 32;

    private final ShardState state;
    private int segmentsRead;

    Profiles(ShardState state) {
        this.state = state;
    }

    /// The views of persons of whom the tail says something new, at its end.
    public List<ProfileView> changed() {
        List<ViewKey> touched = state.views().touchedProfiles();
        state.views().load(touched);
        List<ProfileView> changed = new ArrayList<>();
        for (ViewKey key : touched) {
            Optional<ProfileView> stored = stored(key);
            ProfileView view = followed(stored, touching(key, stored));
            if (stored.isEmpty() || !view.saysTheSame(stored.get())) {
                changed.add(view);
            }
        }
        return changed;
    }

    /// What is known of a person; empty if nothing is.
    public Optional<ProfileView> of(String user) {
        ViewKey key = ProfileView.key(state.head().shard(), user);
        return at(key, stored(key)).filter(view -> view.user().equals(user));
    }

    /// The same, where other shards may have told the last values of its traits.
    ///
    /// @param bases the last value of each trait
    public Optional<ProfileView> of(String user, SortedMap<String, Told> bases) {
        return of(user).map(view -> {
            SortedMap<String, Told> parted = Profile.parted(view, bases);
            return ProfileFill.guessed(view, parted).with(anew(view, parted, view.last().end()));
        });
    }

    /// A stored view with the tail on top; empty if nothing is stored and the tail does not touch it.
    public Optional<ProfileView> at(ViewKey key, Optional<ProfileView> stored) {
        List<Event> events = touching(key, stored);
        return events.isEmpty() ? stored : Optional.of(followed(stored, events));
    }

    private Optional<ProfileView> stored(ViewKey key) {
        return state.views().stored(key).map(ProfileView.class::cast);
    }

    private List<Event> touching(ViewKey key, Optional<ProfileView> stored) {
        long fold = stored.map(ProfileView::fold).orElse(0L);
        return state.views().touching(key).stream().filter(segment -> segment.seq() > fold)
                .flatMap(segment -> segment.entries().stream()).map(TailIndex::event).toList();
    }

    private ProfileView followed(Optional<ProfileView> stored, List<Event> events) {
        if (events.isEmpty()) {
            return stored.orElseThrow();
        }
        ProfileFill.Followed followed = ProfileFill.follow(stored.orElseGet(() ->
                ProfileView.none(state.head().shard(), events.getFirst().who().user())), events, state.end());
        ProfileView view = followed.view();
        Instant to = events.stream().map(Event::at).max(Instant::compareTo).orElseThrow();
        for (String name : followed.parted().keySet()) {
            Instant last = view.traits().getOrDefault(name, Trait.NONE).steps().keySet().stream().map(Point::at)
                    .max(Instant::compareTo).orElse(to);
            to = last.isAfter(to) ? last : to;
        }
        return view.with(anew(view, followed.parted(), to));
    }

    /// Traits made anew of the log: all that it has of the person from their last values on. None, if that is too much
    /// to read.
    private SortedMap<String, Trait> anew(ProfileView view, SortedMap<String, Told> parted, Instant to) {
        if (parted.isEmpty()) {
            return new TreeMap<>();
        }
        Instant from = parted.values().stream().map(base -> base.point().at()).min(Instant::compareTo).orElseThrow();
        List<Long> seqs = seqs(Hour.of(from), Hour.of(to));
        if (seqs.isEmpty() || segmentsRead + seqs.size() > SEGMENTS_MAX) {
            return new TreeMap<>();
        }
        segmentsRead += seqs.size();
        return ProfileFill.anew(parted, events(view.user(), from, seqs));
    }

    /// The segments that hold events of these hours; none if there are too many hours.
    private List<Long> seqs(Hour from, Hour to) {
        TreeSet<Long> seqs = new TreeSet<>();
        if (to.index() - from.index() <= HOURS_MAX) {
            state.counters(from, to.next()).values().forEach(counters -> {
                for (MinuteSlot minute : counters.minutes()) {
                    minute.segments().seqs().forEach(seqs::add);
                }
            });
        }
        return List.copyOf(seqs);
    }

    private List<Event> events(String user, Instant from, List<Long> seqs) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < seqs.size(); i += SEGMENTS_AT_ONCE) {
            for (Segment segment : state.segments(seqs.subList(i, Math.min(i + SEGMENTS_AT_ONCE, seqs.size())))) {
                for (Entry entry : segment.entries()) {
                    if (entry instanceof Entry.Aggregated(Event event) && event.who().user().equals(user)
                            && !event.at().isBefore(from)) {
                        events.add(event);
                    }
                }
            }
        }
        return events;
    }
}
