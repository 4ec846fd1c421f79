package footfall.codec;

import footfall.identity.Stream;
import footfall.visit.Carry;
import footfall.visit.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What joins a slot's spans to those of other slots, as columns: the ids of the date before that its spans carry, and
/// by whom its streams are carried. Version 1 has none of it.
final class CarryColumns {
    private CarryColumns() {}

    static void write(ColumnWriter out, List<Span> spans, SortedMap<Stream, SortedSet<String>> carriers) {
        List<Carry> carries = spans.stream().flatMap(span -> span.before().stream()).toList();
        List<Instant> starts = spans.stream().flatMap(span -> span.before().stream().map(_ -> span.first())).toList();
        List<Instant> firsts = carries.stream().map(Carry::first).toList();
        out.codes(spans.stream().map(span -> (long) span.before().size()).toList());
        out.keys(carries.stream().map(Carry::visitor).toList());
        out.times(firsts, starts);
        out.times(carries.stream().map(Carry::last).toList(), firsts);
        out.plain.varint(carriers.size());
        out.keys(carriers.keySet().stream().map(Stream::visitor).toList());
        out.keys(carriers.keySet().stream().map(Stream::session).toList());
        out.codes(carriers.values().stream().map(by -> (long) by.size()).toList());
        out.keys(carriers.values().stream().flatMap(SortedSet::stream).toList());
    }

    /// The same spans with what they carry.
    static List<Span> spans(ColumnReader in, List<Span> bare) {
        if (in.version < 2) {
            return bare;
        }
        List<Integer> sizes = in.codes(bare.size()).stream().map(Math::toIntExact).toList();
        List<Instant> starts = new ArrayList<>();
        for (int i = 0; i < bare.size(); i++) {
            starts.addAll(Collections.nCopies(sizes.get(i), bare.get(i).first()));
        }
        Iterator<String> visitors = in.keys(starts.size()).iterator();
        List<Instant> firsts = in.times(starts);
        Iterator<Instant> first = firsts.iterator();
        Iterator<Instant> last = in.times(firsts).iterator();
        return ColumnReader.list(bare.size(), i -> bare.get(i).carrying(ColumnReader.list(sizes.get(i),
                _ -> new Carry(visitors.next(), first.next(), last.next()))));
    }

    static SortedMap<Stream, SortedSet<String>> carriers(ColumnReader in) {
        SortedMap<Stream, SortedSet<String>> carriers = new TreeMap<>();
        int count = in.version < 2 ? 0 : in.plain.count();
        List<String> visitors = in.keys(count);
        List<String> sessions = in.keys(count);
        List<Integer> sizes = in.codes(count).stream().map(Math::toIntExact).toList();
        Iterator<String> by = in.keys(sizes.stream().mapToInt(Integer::intValue).sum()).iterator();
        for (int i = 0; i < count; i++) {
            carriers.put(new Stream(visitors.get(i), sessions.get(i)),
                    new TreeSet<>(ColumnReader.list(sizes.get(i), _ -> by.next())));
        }
        return carriers;
    }
}
