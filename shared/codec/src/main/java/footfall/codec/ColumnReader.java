package footfall.codec;

import footfall.event.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Reads what a `ColumnWriter` wrote; how long a column is must be known.
final class ColumnReader {
    final int version;
    final ByteReader plain;
    final ByteReader ranks;
    final ByteReader dense;

    ColumnReader(Pack.Open open) {
        version = open.version();
        plain = open.plain();
        ranks = open.ranks();
        dense = open.dense();
    }

    <T> List<T> dictionary(int count, IntFunction<List<T>> distinct) {
        List<T> values = new ArrayList<>();
        if (count == 0) {
            return values;
        }
        int size = plain.count();
        List<T> known = distinct.apply(size);
        int seen = 0;
        for (int i = 0; i < count; i++) {
            int number = size == 1 ? 1 : plain.count();
            if (number == 0) {
                number = ++seen;
            }
            if (number > size) {
                throw new IllegalArgumentException("number: " + number + ", must be 1.." + size);
            }
            values.add(known.get(number - 1));
        }
        return values;
    }

    List<String> texts(int count) {
        return dictionary(count, size -> list(size, _ -> plain.text()));
    }

    List<String> keys(int count) {
        return dictionary(count, size -> list(size, _ -> DenseText.read(plain, dense)));
    }

    List<Long> codes(int count) {
        return dictionary(count, this::numbers);
    }

    List<Long> numbers(int count) {
        return list(count, _ -> plain.zigzag());
    }

    List<Long> gaps(int count) {
        List<Long> values = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < count; i++) {
            before += plain.zigzag();
            values.add(before);
        }
        return values;
    }

    List<Boolean> flags(int count) {
        return list(codes(count), code -> code != 0);
    }

    List<Instant> times(List<Instant> bases) {
        List<Long> millis = numbers(bases.size());
        List<Long> nanos = codes(bases.size());
        return list(bases.size(), i -> Instant.ofEpochMilli(bases.get(i).toEpochMilli() + millis.get(i))
                .plusNanos(nanos.get(i)));
    }

    List<Instant> steps(int count, Instant start) {
        List<Instant> values = new ArrayList<>();
        List<Long> millis = numbers(count);
        List<Long> nanos = codes(count);
        long before = start.toEpochMilli();
        for (int i = 0; i < count; i++) {
            before += millis.get(i);
            values.add(Instant.ofEpochMilli(before).plusNanos(nanos.get(i)));
        }
        return values;
    }

    List<EventId> ids(List<Instant> bases) {
        List<Boolean> timed = flags(bases.size());
        return list(bases.size(), i -> {
            long high = timed.get(i)
                    ? bases.get(i).toEpochMilli() + plain.zigzag() << 16 | 0x7000 | dense.fixed16() : dense.fixed64();
            return new EventId(new UUID(high, dense.fixed64()));
        });
    }

    /// So many values, made in order.
    static <T> List<T> list(int count, IntFunction<T> make) {
        List<T> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(make.apply(i));
        }
        return values;
    }

    private static <S, T> List<T> list(List<S> from, Function<S, T> make) {
        return from.stream().map(make).toList();
    }

    void end() {
        plain.end();
        ranks.end();
        dense.end();
    }
}
