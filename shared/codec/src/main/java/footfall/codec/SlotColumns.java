package footfall.codec;

import footfall.event.EventId;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.identity.Stream;
import footfall.log.ViewKey;
import footfall.time.Hour;
import footfall.visit.Mark;
import footfall.visit.Moment;
import footfall.visit.Slot;
import footfall.visit.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The spans of a slot as columns over all its streams. The marks of a span name its moments by number: a span of one
/// event has one moment, and that is its beginning.
final class SlotColumns {
    private static final List<Function<Span, ? extends List<? extends Mark<?>>>> MARKS = List.of(Span::entry,
            Span::exit, Span::source, Span::technology, Span::place, Span::user);

    private SlotColumns() {}

    static void write(ColumnWriter out, Slot slot) {
        List<Stream> streams = List.copyOf(slot.spans().keySet());
        List<Span> spans = slot.spans().values().stream().flatMap(List::stream).toList();
        out.plain.varint(streams.size());
        out.keys(streams.stream().map(Stream::visitor).toList());
        out.keys(streams.stream().map(Stream::session).toList());
        out.codes(slot.spans().values().stream().map(list -> (long) list.size()).toList());
        out.steps(spans.stream().map(Span::first).toList(), slot.hour().start());
        out.times(spans.stream().map(Span::last).toList(), spans.stream().map(Span::first).toList());
        out.codes(spans.stream().map(span -> (long) span.steps()).toList());
        out.codes(spans.stream().map(span -> (long) span.events()).toList());
        out.codes(spans.stream().map(span -> (long) span.pageviews()).toList());
        moments(out, spans);
        pages(out, spans);
        FactColumns.sources(out, values(spans, Span::source));
        FactColumns.technologies(out, values(spans, Span::technology));
        FactColumns.places(out, values(spans, Span::place));
        out.keys(values(spans, Span::user));
        CarryColumns.write(out, spans, slot.carriers());
    }

    static Slot read(ColumnReader in, ViewKey key, long fold) {
        Hour hour = new Hour(key.index());
        int count = in.plain.count();
        List<String> visitors = in.keys(count);
        List<String> sessions = in.keys(count);
        List<Integer> sizes = in.codes(count).stream().map(Math::toIntExact).toList();
        List<Span> all = spans(in, hour, sizes.stream().mapToInt(Integer::intValue).sum());
        Iterator<Span> spans = CarryColumns.spans(in, all).iterator();
        SortedMap<Stream, List<Span>> byStream = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            byStream.put(new Stream(visitors.get(i), sessions.get(i)),
                    ColumnReader.list(sizes.get(i), _ -> spans.next()));
        }
        return new Slot(key.shard(), hour, key.part(), fold, byStream, CarryColumns.carriers(in));
    }

    private static List<Span> spans(ColumnReader in, Hour hour, int count) {
        List<Instant> first = in.steps(count, hour.start());
        List<Instant> last = in.times(first);
        List<Long> steps = in.codes(count);
        List<Long> events = in.codes(count);
        List<Long> pageviews = in.codes(count);
        List<List<List<Moment>>> moments = moments(in, first);
        List<List<List<Mark<String>>>> pages = pages(in, moments);
        List<List<Mark<Source>>> sources = marks(moments.get(2), size -> FactColumns.sources(in, size));
        List<List<Mark<Technology>>> technologies = marks(moments.get(3), size -> FactColumns.technologies(in, size));
        List<List<Mark<Place>>> places = marks(moments.get(4), size -> FactColumns.places(in, size));
        List<List<Mark<String>>> users = marks(moments.get(5), in::keys);
        return ColumnReader.list(count, i -> new Span(first.get(i), last.get(i), Math.toIntExact(steps.get(i)),
                Math.toIntExact(events.get(i)), Math.toIntExact(pageviews.get(i)), pages.get(0).get(i),
                pages.get(1).get(i), sources.get(i), technologies.get(i), places.get(i), users.get(i),
                List.of()));
    }

    private static void moments(ColumnWriter out, List<Span> spans) {
        List<Moment> all = new ArrayList<>();
        List<Instant> starts = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        List<List<Long>> numbers = ColumnReader.list(MARKS.size(), _ -> new ArrayList<>());
        for (Span span : spans) {
            TreeSet<Moment> own = new TreeSet<>();
            MARKS.forEach(marks -> marks.apply(span).forEach(mark -> own.add(mark.moment())));
            for (int kind = 0; kind < MARKS.size(); kind++) {
                List<? extends Mark<?>> mark = MARKS.get(kind).apply(span);
                numbers.get(kind).add(mark.isEmpty() ? 0L : 1L + own.headSet(mark.getFirst().moment()).size());
            }
            own.forEach(_ -> starts.add(span.first()));
            all.addAll(own);
            sizes.add((long) own.size());
        }
        out.codes(sizes);
        out.times(all.stream().map(Moment::at).toList(), starts);
        out.ids(all.stream().map(Moment::id).toList(), all.stream().map(Moment::at).toList());
        numbers.forEach(out::codes);
    }

    /// For each kind of mark and each span: its moment, or none.
    private static List<List<List<Moment>>> moments(ColumnReader in, List<Instant> first) {
        List<Long> sizes = in.codes(first.size());
        List<Instant> starts = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            starts.addAll(Collections.nCopies(Math.toIntExact(sizes.get(i)), first.get(i)));
        }
        List<Instant> at = in.times(starts);
        List<EventId> ids = in.ids(at);
        return ColumnReader.list(MARKS.size(), _ -> {
            List<Long> numbers = in.codes(first.size());
            List<List<Moment>> column = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < first.size(); i++) {
                int moment = from + Math.toIntExact(numbers.get(i)) - 1;
                column.add(numbers.get(i) == 0 ? List.of() : List.of(new Moment(at.get(moment), ids.get(moment))));
                from += Math.toIntExact(sizes.get(i));
            }
            return column;
        });
    }

    /// Entry and exit of a span are mostly one page: an exit that is the entry is not told again.
    private static void pages(ColumnWriter out, List<Span> spans) {
        List<Span> left = spans.stream().filter(span -> !span.exit().isEmpty()).toList();
        List<Span> elsewhere = left.stream().filter(span -> !exitIsEntry(span)).toList();
        out.flags(left.stream().map(SlotColumns::exitIsEntry).toList());
        List<String> pages = new ArrayList<>(values(spans, Span::entry));
        pages.addAll(values(elsewhere, Span::exit));
        out.texts(pages);
    }

    private static List<List<List<Mark<String>>>> pages(ColumnReader in, List<List<List<Moment>>> moments) {
        List<List<Moment>> entry = moments.get(0);
        List<List<Moment>> exit = moments.get(1);
        List<Boolean> same = in.flags((int) exit.stream().filter(moment -> !moment.isEmpty()).count());
        int entries = (int) entry.stream().filter(moment -> !moment.isEmpty()).count();
        List<String> pages = in.texts(entries + (int) same.stream().filter(flag -> !flag).count());
        Iterator<String> first = pages.subList(0, entries).iterator();
        Iterator<String> elsewhere = pages.subList(entries, pages.size()).iterator();
        Iterator<Boolean> flags = same.iterator();
        List<List<Mark<String>>> entered = new ArrayList<>();
        List<List<Mark<String>>> left = new ArrayList<>();
        for (int i = 0; i < entry.size(); i++) {
            List<Mark<String>> page = entry.get(i).stream().map(moment -> new Mark<>(moment, first.next())).toList();
            entered.add(page);
            left.add(exit.get(i).stream().map(moment -> new Mark<>(moment,
                    flags.next() ? page.getFirst().value() : elsewhere.next())).toList());
        }
        return List.of(entered, left);
    }

    private static boolean exitIsEntry(Span span) {
        return !span.entry().isEmpty() && span.entry().getFirst().value().equals(span.exit().getFirst().value());
    }

    private static <T> List<T> values(List<Span> spans, Function<Span, List<Mark<T>>> marks) {
        return spans.stream().flatMap(span -> marks.apply(span).stream()).map(Mark::value).toList();
    }

    private static <T> List<List<Mark<T>>> marks(List<List<Moment>> moments, Function<Integer, List<T>> column) {
        Iterator<T> values = column
                .apply((int) moments.stream().filter(moment -> !moment.isEmpty()).count()).iterator();
        return moments.stream().map(some -> some.stream().map(moment -> new Mark<>(moment, values.next())).toList())
                .toList();
    }
}
