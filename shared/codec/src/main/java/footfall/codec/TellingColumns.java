package footfall.codec;

import footfall.event.GroupId;
import footfall.event.What.Assign;
import footfall.event.What.Group;
import footfall.event.What.Increment;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;

/// Columns of what only says something of a person or a group. Where there is none of them they take no bytes.
final class TellingColumns {
    private TellingColumns() {}

    static void write(ColumnWriter out, List<Increment> increments, List<Group> groups, List<Assign> assigns) {
        out.texts(increments.stream().map(Increment::property).toList());
        out.texts(increments.stream().map(increment -> increment.by().toString()).toList());
        out.codes(increments.stream().map(increment -> (long) increment.place()).toList());
        ids(out, groups.stream().map(Group::group).toList());
        out.texts(groups.stream().map(Group::title).toList());
        out.codes(groups.stream().map(group -> (long) group.place()).toList());
        out.codes(assigns.stream().map(assign -> (long) assign.groups().size()).toList());
        ids(out, assigns.stream().flatMap(assign -> assign.groups().stream()).toList());
    }

    static List<Increment> increments(ColumnReader in, int count) {
        List<String> properties = in.texts(count);
        List<String> steps = in.texts(count);
        List<Long> places = in.codes(count);
        return ColumnReader.list(count, i -> new Increment(properties.get(i), new BigDecimal(steps.get(i)),
                Math.toIntExact(places.get(i))));
    }

    static List<Group> groups(ColumnReader in, int count) {
        List<GroupId> ids = ids(in, count);
        List<String> titles = in.texts(count);
        List<Long> places = in.codes(count);
        return ColumnReader.list(count, i -> new Group(ids.get(i), titles.get(i), Math.toIntExact(places.get(i))));
    }

    static List<Assign> assigns(ColumnReader in, int count) {
        List<Integer> sizes = in.codes(count).stream().map(Math::toIntExact).toList();
        Iterator<GroupId> ids = ids(in, sizes.stream().mapToInt(Integer::intValue).sum()).iterator();
        return ColumnReader.list(count, i -> new Assign(ColumnReader.list(sizes.get(i), _ -> ids.next())));
    }

    static void ids(ColumnWriter out, List<GroupId> ids) {
        out.texts(ids.stream().map(GroupId::type).toList());
        out.keys(ids.stream().map(GroupId::id).toList());
    }

    static List<GroupId> ids(ColumnReader in, int count) {
        List<String> types = in.texts(count);
        List<String> keys = in.keys(count);
        return ColumnReader.list(count, i -> new GroupId(types.get(i), keys.get(i)));
    }
}
