package footfall.codec;

import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import java.util.List;
import java.util.function.Function;

/// Columns of what events tell about where, whence and with what: each distinct one once, as columns of its texts.
final class FactColumns {
    private FactColumns() {}

    static void pages(ColumnWriter out, List<Page> pages) {
        write(out, pages, List.of(Page::host, Page::path, Page::title));
    }

    static List<Page> pages(ColumnReader in, int count) {
        return in.dictionary(count, size -> {
            List<List<String>> texts = texts(in, size, 3);
            return ColumnReader.list(size, i -> new Page(texts.get(0).get(i), texts.get(1).get(i),
                    texts.get(2).get(i)));
        });
    }

    static void sources(ColumnWriter out, List<Source> sources) {
        write(out, sources, List.of(Source::name, Source::referrer, Source::utmSource, Source::utmMedium,
                Source::utmCampaign, Source::utmTerm, Source::utmContent, Source::clickId));
    }

    static List<Source> sources(ColumnReader in, int count) {
        return in.dictionary(count, size -> {
            List<List<String>> texts = texts(in, size, 8);
            return ColumnReader.list(size, i -> new Source(texts.get(0).get(i), texts.get(1).get(i),
                    texts.get(2).get(i), texts.get(3).get(i), texts.get(4).get(i), texts.get(5).get(i),
                    texts.get(6).get(i), texts.get(7).get(i)));
        });
    }

    static void technologies(ColumnWriter out, List<Technology> technologies) {
        write(out, technologies, List.of(Technology::browser, Technology::browserVersion, Technology::os,
                Technology::osVersion, Technology::device));
    }

    static List<Technology> technologies(ColumnReader in, int count) {
        return in.dictionary(count, size -> {
            List<List<String>> texts = texts(in, size, 5);
            return ColumnReader.list(size, i -> new Technology(texts.get(0).get(i), texts.get(1).get(i),
                    texts.get(2).get(i), texts.get(3).get(i), texts.get(4).get(i)));
        });
    }

    static void places(ColumnWriter out, List<Place> places) {
        write(out, places, List.of(Place::country, Place::region, Place::city, Place::language, Place::screen));
    }

    static List<Place> places(ColumnReader in, int count) {
        return in.dictionary(count, size -> {
            List<List<String>> texts = texts(in, size, 5);
            return ColumnReader.list(size, i -> new Place(texts.get(0).get(i), texts.get(1).get(i),
                    texts.get(2).get(i), texts.get(3).get(i), texts.get(4).get(i)));
        });
    }

    private static <T> void write(ColumnWriter out, List<T> facts, List<Function<T, String>> fields) {
        out.dictionary(facts, distinct -> fields.forEach(field -> out.texts(distinct.stream().map(field).toList())));
    }

    private static List<List<String>> texts(ColumnReader in, int size, int fields) {
        return ColumnReader.list(fields, _ -> in.texts(size));
    }
}
