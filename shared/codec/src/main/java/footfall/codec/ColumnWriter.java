package footfall.codec;

import footfall.event.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// Lists of equal length, each written as a column: likes beside likes deflate best. An empty column takes no bytes.
final class ColumnWriter {
    final ByteWriter plain = new ByteWriter();
    final ByteWriter ranks = new ByteWriter();
    final ByteWriter dense = new ByteWriter();

    byte[] pack(int version) {
        return Pack.pack(version, plain, ranks, dense);
    }

    /// Distinct values once, in order of first appearance, then which one stands where: 0 for the next new one. If
    /// there is only one, nothing more is said.
    <T> void dictionary(List<T> values, Consumer<List<T>> distinct) {
        if (values.isEmpty()) {
            return;
        }
        Map<T, Integer> numbers = new LinkedHashMap<>();
        values.forEach(value -> numbers.putIfAbsent(value, numbers.size() + 1));
        plain.varint(numbers.size());
        distinct.accept(new ArrayList<>(numbers.keySet()));
        if (numbers.size() > 1) {
            int seen = 0;
            for (T value : values) {
                int number = numbers.getOrDefault(value, 0);
                plain.varint(number > seen ? 0 : number);
                seen = Math.max(seen, number);
            }
        }
    }

    void texts(List<String> values) {
        dictionary(values, distinct -> distinct.forEach(plain::text));
    }

    /// Texts that are likely to be random.
    void keys(List<String> values) {
        dictionary(values, distinct -> distinct.forEach(text -> DenseText.write(plain, dense, text)));
    }

    /// Numbers of which few differ.
    void codes(List<Long> values) {
        dictionary(values, this::numbers);
    }

    void numbers(List<Long> values) {
        values.forEach(plain::zigzag);
    }

    /// Each as its distance from the one before it.
    void gaps(List<Long> values) {
        long before = 0;
        for (long value : values) {
            plain.zigzag(value - before);
            before = value;
        }
    }

    void flags(List<Boolean> values) {
        codes(values.stream().map(flag -> flag ? 1L : 0L).toList());
    }

    /// Each as its distance from the base at the same place.
    void times(List<Instant> values, List<Instant> bases) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            plain.zigzag(values.get(i).toEpochMilli() - bases.get(i).toEpochMilli());
            nanos.add((long) values.get(i).getNano() % 1_000_000);
        }
        codes(nanos);
    }

    /// Each as its distance from the one before it, the first from a start.
    void steps(List<Instant> values, Instant start) {
        List<Instant> bases = new ArrayList<>(values);
        bases.addFirst(start);
        times(values, bases);
    }

    /// A UUIDv7 as the distance of its time from the base at the same place, and its random rest.
    void ids(List<EventId> values, List<Instant> bases) {
        flags(values.stream().map(id -> id.time().isPresent()).toList());
        for (int i = 0; i < values.size(); i++) {
            UUID id = values.get(i).value();
            if (values.get(i).time().isPresent()) {
                plain.zigzag((id.getMostSignificantBits() >>> 16) - bases.get(i).toEpochMilli());
                dense.fixed16((int) id.getMostSignificantBits() & 0xFFF);
            } else {
                dense.fixed64(id.getMostSignificantBits());
            }
            dense.fixed64(id.getLeastSignificantBits());
        }
    }
}
