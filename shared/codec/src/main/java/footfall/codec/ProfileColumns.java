package footfall.codec;

import footfall.event.EventId;
import footfall.event.GroupId;
import footfall.event.Value;
import footfall.log.ViewKey;
import footfall.profile.GroupView;
import footfall.profile.Older;
import footfall.profile.Point;
import footfall.profile.ProfileView;
import footfall.profile.Steps;
import footfall.profile.Told;
import footfall.profile.Trait;
import footfall.time.Hour;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is known of a person or a group: the traits as columns, one of all names, one of all values, and so on.
final class ProfileColumns {
    private ProfileColumns() {}

    static void write(ColumnWriter out, ProfileView profile) {
        out.keys(List.of(profile.user()));
        out.times(List.of(profile.first()), List.of(Instant.EPOCH));
        out.plain.zigzag(profile.last().index());
        out.flags(List.of(profile.moreTraits(), profile.moreGroups()));
        traits(out, profile.traits());
        out.plain.varint(profile.groups().size());
        TellingColumns.ids(out, List.copyOf(profile.groups()));
        out.plain.varint(profile.visitors().size());
        out.keys(List.copyOf(profile.visitors().keySet()));
        out.gaps(profile.visitors().values().stream().map(Hour::index).toList());
    }

    static ProfileView read(ColumnReader in, ViewKey key, long fold) {
        String user = in.keys(1).getFirst();
        Instant first = in.times(List.of(Instant.EPOCH)).getFirst();
        Hour last = new Hour(in.plain.zigzag());
        List<Boolean> more = in.flags(2);
        SortedMap<String, Trait> traits = traits(in);
        TreeSet<GroupId> groups = new TreeSet<>(TellingColumns.ids(in, in.plain.count()));
        int count = in.plain.count();
        List<String> visitors = in.keys(count);
        List<Long> hours = in.gaps(count);
        SortedMap<String, Hour> seen = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            seen.put(visitors.get(i), new Hour(hours.get(i)));
        }
        return new ProfileView(key.shard(), user, fold, first, last, traits, groups, seen, more.get(0), more.get(1));
    }

    static void write(ColumnWriter out, GroupView group) {
        TellingColumns.ids(out, List.of(group.group()));
        out.flags(List.of(group.more()));
        out.plain.varint(group.properties().size());
        out.texts(List.copyOf(group.properties().keySet()));
        told(out, List.copyOf(group.properties().values()));
    }

    static GroupView group(ColumnReader in, ViewKey key, long fold) {
        GroupId group = TellingColumns.ids(in, 1).getFirst();
        boolean more = in.flags(1).getFirst();
        int count = in.plain.count();
        List<String> names = in.texts(count);
        List<Told> values = told(in, count);
        SortedMap<String, Told> properties = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            properties.put(names.get(i), values.get(i));
        }
        return new GroupView(key.shard(), group, fold, properties, more);
    }

    private static void traits(ColumnWriter out, SortedMap<String, Trait> traits) {
        Collection<Trait> all = traits.values();
        out.plain.varint(traits.size());
        out.texts(List.copyOf(traits.keySet()));
        out.codes(all.stream().map(trait -> (long) trait.late().size()).toList());
        told(out, all.stream().flatMap(trait -> trait.late().stream()).toList());
        sums(out, all.stream().map(Trait::lateSteps).toList());
        out.codes(all.stream().map(trait -> (long) trait.base().size()).toList());
        told(out, all.stream().flatMap(trait -> trait.base().stream()).toList());
        out.codes(all.stream().map(trait -> (long) trait.older().size()).toList());
        List<Older> older = all.stream().flatMap(trait -> trait.older().stream()).toList();
        points(out, older.stream().map(Older::first).toList());
        points(out, older.stream().map(Older::last).toList());
        sums(out, older.stream().map(Older::steps).toList());
        out.flags(older.stream().map(Older::guessed).toList());
        out.codes(all.stream().map(trait -> (long) trait.steps().size()).toList());
        points(out, all.stream().flatMap(trait -> trait.steps().keySet().stream()).toList());
        sums(out, all.stream().flatMap(trait -> trait.steps().values().stream()).toList());
    }

    private static SortedMap<String, Trait> traits(ColumnReader in) {
        int count = in.plain.count();
        List<String> names = in.texts(count);
        List<Integer> lates = sizes(in, count);
        Iterator<Told> late = told(in, sum(lates)).iterator();
        List<Steps> lateSteps = sums(in, count);
        List<Integer> bases = sizes(in, count);
        Iterator<Told> base = told(in, sum(bases)).iterator();
        List<Integer> olders = sizes(in, count);
        Iterator<Older> older = older(in, sum(olders)).iterator();
        List<Integer> many = sizes(in, count);
        Iterator<Point> points = points(in, sum(many)).iterator();
        Iterator<Steps> steps = sums(in, sum(many)).iterator();
        SortedMap<String, Trait> traits = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            SortedMap<Point, Steps> last = new TreeMap<>();
            for (int step = 0; step < many.get(i); step++) {
                last.put(points.next(), steps.next());
            }
            traits.put(names.get(i), new Trait(next(late, lates.get(i)), lateSteps.get(i), next(base, bases.get(i)),
                    next(older, olders.get(i)), last));
        }
        return traits;
    }

    private static List<Integer> sizes(ColumnReader in, int count) {
        return in.codes(count).stream().map(Math::toIntExact).toList();
    }

    private static int sum(List<Integer> sizes) {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }

    private static <T> List<T> next(Iterator<T> all, int count) {
        return ColumnReader.list(count, _ -> all.next());
    }

    private static void told(ColumnWriter out, List<Told> values) {
        points(out, values.stream().map(Told::point).toList());
        out.ids(values.stream().map(Told::by).toList(), values.stream().map(value -> value.point().at()).toList());
        ScalarColumns.values(out, values.stream().map(value -> Map.of("", value.value())).toList());
    }

    private static List<Told> told(ColumnReader in, int count) {
        List<Point> points = points(in, count);
        List<EventId> ids = in.ids(points.stream().map(Point::at).toList());
        List<Map<String, Value>> values = ScalarColumns.values(in, count);
        return ColumnReader.list(count, i -> new Told(points.get(i), ids.get(i), values.get(i).values().iterator()
                .next()));
    }

    private static List<Older> older(ColumnReader in, int count) {
        List<Point> first = points(in, count);
        List<Point> last = points(in, count);
        List<Steps> sums = sums(in, count);
        List<Boolean> guessed = in.flags(count);
        return ColumnReader.list(count, i -> new Older(first.get(i), last.get(i), sums.get(i), guessed.get(i)));
    }

    private static void points(ColumnWriter out, List<Point> points) {
        out.steps(points.stream().map(Point::at).toList(), Instant.EPOCH);
        out.times(points.stream().map(Point::receivedAt).toList(), points.stream().map(Point::at).toList());
        out.codes(points.stream().map(point -> (long) point.place()).toList());
    }

    private static List<Point> points(ColumnReader in, int count) {
        List<Instant> at = in.steps(count, Instant.EPOCH);
        List<Instant> received = in.times(at);
        List<Long> places = in.codes(count);
        return ColumnReader.list(count, i -> new Point(at.get(i), received.get(i), Math.toIntExact(places.get(i))));
    }

    private static void sums(ColumnWriter out, List<Steps> sums) {
        out.texts(sums.stream().map(steps -> steps.sum().toString()).toList());
        out.codes(sums.stream().map(Steps::count).toList());
    }

    private static List<Steps> sums(ColumnReader in, int count) {
        List<String> sums = in.texts(count);
        List<Long> counts = in.codes(count);
        return ColumnReader.list(count, i -> new Steps(new BigDecimal(sums.get(i)), counts.get(i)));
    }
}
