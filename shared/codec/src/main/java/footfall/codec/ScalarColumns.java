package footfall.codec;

import footfall.event.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Columns of names with values, in the order in which they stand.
final class ScalarColumns {
    private static final long TEXT = 0;
    private static final long NUM = 1;
    private static final long TRUE = 2;
    private static final long FALSE = 3;
    private static final long NULL = 4;

    private ScalarColumns() {}

    static void values(ColumnWriter out, List<Map<String, Value>> maps) {
        List<Value> values = maps.stream().flatMap(map -> map.values().stream()).toList();
        names(out, maps);
        out.codes(values.stream().map(ScalarColumns::code).toList());
        out.texts(values.stream().filter(value -> code(value) <= NUM).map(ScalarColumns::text).toList());
    }

    static List<Map<String, Value>> values(ColumnReader in, int count) {
        List<List<String>> names = names(in, count);
        List<Long> codes = in.codes(names.stream().mapToInt(List::size).sum());
        List<String> texts = in.texts((int) codes.stream().filter(code -> code <= NUM).count());
        List<Value> values = new ArrayList<>();
        int text = 0;
        for (long code : codes) {
            values.add(value(code, code <= NUM ? texts.get(text++) : ""));
        }
        return maps(names, values);
    }

    static void texts(ColumnWriter out, List<Map<String, String>> maps) {
        names(out, maps);
        out.texts(maps.stream().flatMap(map -> map.values().stream()).toList());
    }

    static List<Map<String, String>> texts(ColumnReader in, int count) {
        List<List<String>> names = names(in, count);
        return maps(names, in.texts(names.stream().mapToInt(List::size).sum()));
    }

    private static <V> void names(ColumnWriter out, List<Map<String, V>> maps) {
        out.codes(maps.stream().map(map -> (long) map.size()).toList());
        out.texts(maps.stream().flatMap(map -> map.keySet().stream()).toList());
    }

    private static List<List<String>> names(ColumnReader in, int count) {
        List<Integer> sizes = in.codes(count).stream().map(Math::toIntExact).toList();
        List<String> names = in.texts(sizes.stream().mapToInt(Integer::intValue).sum());
        List<List<String>> byMap = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            byMap.add(names.subList(from, from + size));
            from += size;
        }
        return byMap;
    }

    private static <V> List<Map<String, V>> maps(List<List<String>> names, List<V> values) {
        List<Map<String, V>> maps = new ArrayList<>();
        int next = 0;
        for (List<String> some : names) {
            Map<String, V> map = new LinkedHashMap<>();
            for (String name : some) {
                map.put(name, values.get(next++));
            }
            maps.add(map);
        }
        return maps;
    }

    private static long code(Value value) {
        return switch (value) {
            case Value.Text _ -> TEXT;
            case Value.Num _ -> NUM;
            case Value.Flag(boolean flag) -> flag ? TRUE : FALSE;
            case Value.Null _ -> NULL;
        };
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num(BigDecimal number) -> number.toString();
            case Value.Flag _, Value.Null _ -> "";
        };
    }

    private static Value value(long code, String text) {
        return switch ((int) code) {
            case (int) TEXT -> new Value.Text(text);
            case (int) NUM -> new Value.Num(new BigDecimal(text));
            case (int) TRUE -> new Value.Flag(true);
            case (int) FALSE -> new Value.Flag(false);
            case (int) NULL -> new Value.Null();
            default -> throw new IllegalArgumentException("value: kind " + code + ", must be 0..4");
        };
    }
}
