package footfall.codec;

import footfall.log.View;
import footfall.profile.GroupView;
import footfall.profile.Older;
import footfall.profile.Point;
import footfall.profile.ProfileView;
import footfall.profile.Steps;
import footfall.profile.Told;
import footfall.profile.Trait;
import footfall.site.Shard;
import footfall.time.Hour;
import java.time.Instant;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Any profile that the types allow.
final class AnyProfiles {
    private AnyProfiles() {}

    static Arbitrary<View> profile(Shard shard, Arbitrary<Long> fold) {
        Arbitrary<Hour> hour = Arbitraries.longs().between(-10_000_000, 40_000_000).map(Hour::new);
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(AnyEvents.text(), fold, Combinators.combine(AnyEvents.time(), hour).as(Seen::new),
                Arbitraries.maps(AnyEvents.text(), trait()).ofMaxSize(4), AnyEvents.group().set().ofMaxSize(3),
                Arbitraries.maps(AnyEvents.text(), hour).ofMaxSize(3), flag, flag)
                .as((user, f, seen, traits, groups, visitors, moreTraits, moreGroups) -> new ProfileView(shard, user,
                        f, seen.first(), seen.last(), new TreeMap<>(traits), new TreeSet<>(groups),
                        new TreeMap<>(visitors), moreTraits, moreGroups));
    }

    static Arbitrary<View> group(Shard shard, Arbitrary<Long> fold) {
        return Combinators.combine(AnyEvents.group(), fold, Arbitraries.maps(AnyEvents.text(), told()).ofMaxSize(4),
                Arbitraries.of(true, false)).as((group, f, properties, more) ->
                new GroupView(shard, group, f, new TreeMap<>(properties), more));
    }

    private record Seen(Instant first, Hour last) {}

    private static Arbitrary<Trait> trait() {
        Arbitrary<Told> told = told();
        Arbitrary<Older> older = Combinators.combine(point(), point(), steps(), Arbitraries.of(true, false))
                .as(Older::new);
        return Combinators.combine(told.list().ofMaxSize(1), steps(), told.list().ofMaxSize(1),
                older.list().ofMaxSize(1), Arbitraries.maps(point(), steps()).ofMaxSize(4))
                .as((late, lateSteps, base, sums, last) ->
                        new Trait(late, lateSteps, base, sums, new TreeMap<>(last)));
    }

    private static Arbitrary<Told> told() {
        return Combinators.combine(point(), AnyEvents.id(), AnyEvents.value()).as(Told::new);
    }

    private static Arbitrary<Point> point() {
        return Combinators.combine(AnyEvents.time(), AnyEvents.time(), Arbitraries.integers()).as(Point::new);
    }

    private static Arbitrary<Steps> steps() {
        return Combinators.combine(AnyEvents.number(), Arbitraries.longs()).as(Steps::new);
    }
}
