package footfall.codec;

import footfall.rollup.Uniques;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sets of visitors as a column. A visitor stands in a row of each dimension, so the hashes of all rows are kept once,
/// sorted, and each row names its own by number, as gaps: 1 or 2 bytes instead of 8.
final class UniquesColumn {
    private static final long ESTIMATED = -1;

    private UniquesColumn() {}

    static void write(ColumnWriter out, List<Uniques> column) {
        long[] hashes = column.stream().flatMapToLong(uniques -> Arrays.stream(uniques.hashes())).sorted().distinct()
                .toArray();
        out.plain.varint(hashes.length);
        for (long hash : hashes) {
            out.dense.fixed64(hash);
        }
        out.numbers(column.stream().map(uniques -> uniques.isExact() ? uniques.hashes().length : ESTIMATED).toList());
        for (Uniques uniques : column) {
            int before = -1;
            for (long hash : uniques.hashes()) {
                int number = Arrays.binarySearch(hashes, hash);
                out.plain.varint(number - before - 1);
                before = number;
            }
        }
        column.forEach(uniques -> out.ranks.bytes(uniques.registers()));
    }

    static List<Uniques> read(ColumnReader in, int count) {
        int known = in.plain.count();
        List<Long> hashes = ColumnReader.list(known, _ -> in.dense.fixed64());
        List<Long> sizes = in.numbers(count);
        List<Uniques> column = new ArrayList<>();
        for (long size : sizes) {
            column.add(size == ESTIMATED ? Uniques.NONE : exact(in, hashes, Math.toIntExact(size)));
        }
        for (int i = 0; i < count; i++) {
            if (sizes.get(i) == ESTIMATED) {
                column.set(i, Uniques.ofRegisters(in.ranks.bytes(Uniques.REGISTERS)));
            }
        }
        return column;
    }

    private static Uniques exact(ColumnReader in, List<Long> hashes, int size) {
        if (size < 0 || size > Uniques.EXACT_MAX) {
            throw new IllegalArgumentException("hashes: " + size + ", must be 0.." + Uniques.EXACT_MAX);
        }
        long[] own = new long[size];
        int number = -1;
        for (int i = 0; i < size; i++) {
            number += in.plain.count() + 1;
            if (number >= hashes.size()) {
                throw new IllegalArgumentException("hash: number " + number + ", must be below " + hashes.size());
            }
            own[i] = hashes.get(number);
        }
        return Uniques.of(own);
    }
}
