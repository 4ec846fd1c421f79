package footfall.rollup;

import java.util.Arrays;

/// How many distinct things were seen: exact up to 256, from there a HyperLogLog of 4,096 registers with a relative
/// standard error of 1.63 %. Immutable; the same set gives the same bytes in whatever order it came.
///
/// Estimation follows O. Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017), section 4.
public final class Uniques {
    /// Distinct things that are counted exactly.
    public static final int EXACT_MAX = 256;
    /// Registers of the sketch.
    public static final int REGISTERS = 4_096;
    /// Relative standard error above `EXACT_MAX`.
    public static final double RELATIVE_STANDARD_ERROR = 1.04 / Math.sqrt(REGISTERS);
    /// Nothing was seen.
    public static final Uniques NONE = new Uniques(new long[0], new byte[0]);

    private static final int RANK_BITS = 52;

    private final long[] hashes;
    private final byte[] registers;

    private Uniques(long[] hashes, byte[] registers) {
        this.hashes = hashes;
        this.registers = registers;
    }

    /// A set of one thing.
    ///
    /// @param hash 64 well-mixed bits that stand for it
    public static Uniques of(long hash) {
        return new Uniques(new long[] {hash}, new byte[0]);
    }

    /// A set of things by their hashes, in any order, repeated or not.
    public static Uniques of(long[] hashes) {
        long[] sorted = Arrays.stream(hashes).sorted().distinct().toArray();
        return sorted.length <= EXACT_MAX ? new Uniques(sorted, new byte[0]) : new Uniques(new long[0], ranks(sorted));
    }

    /// A set by its stored registers.
    ///
    /// @param registers `REGISTERS` ranks, 0..53 each
    public static Uniques ofRegisters(byte[] registers) {
        if (registers.length != REGISTERS) {
            throw new IllegalArgumentException("registers: " + registers.length + ", must be " + REGISTERS);
        }
        return new Uniques(new long[0], registers.clone());
    }

    /// Whether the count is exact.
    public boolean isExact() {
        return registers.length == 0;
    }

    /// Whether nothing was seen.
    public boolean isNone() {
        return registers.length == 0 && hashes.length == 0;
    }

    /// The hashes, sorted, while the count is exact; else none.
    public long[] hashes() {
        return hashes.clone();
    }

    /// The registers once the count is not exact; else none.
    public byte[] registers() {
        return registers.clone();
    }

    /// The set of what either has seen.
    public Uniques plus(Uniques other) {
        if (other.isNone() || this == other) {
            return this;
        }
        if (isNone()) {
            return other;
        }
        if (isExact() && other.isExact()) {
            long[] both = Arrays.copyOf(hashes, hashes.length + other.hashes.length);
            System.arraycopy(other.hashes, 0, both, hashes.length, other.hashes.length);
            return of(both);
        }
        byte[] mine = isExact() ? ranks(hashes) : registers.clone();
        byte[] theirs = other.isExact() ? ranks(other.hashes) : other.registers;
        for (int i = 0; i < REGISTERS; i++) {
            mine[i] = (byte) Math.max(mine[i], theirs[i]);
        }
        return new Uniques(new long[0], mine);
    }

    /// The number of distinct things, exact or estimated.
    public long count() {
        return isExact() ? hashes.length : Math.round(estimate());
    }

    private static byte[] ranks(long[] hashes) {
        byte[] ranks = new byte[REGISTERS];
        for (long hash : hashes) {
            int register = (int) (hash >>> RANK_BITS);
            int rank = Math.min(Long.numberOfLeadingZeros(hash << 12), RANK_BITS) + 1;
            ranks[register] = (byte) Math.max(ranks[register], rank);
        }
        return ranks;
    }

    private double estimate() {
        int[] histogram = new int[RANK_BITS + 2];
        for (byte rank : registers) {
            histogram[rank]++;
        }
        double m = REGISTERS;
        double z = m * tau(1 - histogram[RANK_BITS + 1] / m);
        for (int k = RANK_BITS; k >= 1; k--) {
            z = 0.5 * (z + histogram[k]);
        }
        z += m * sigma(histogram[0] / m);
        return m * m / (2 * Math.log(2) * z);
    }

    private static double sigma(double x) {
        if (x == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double power = x;
        double y = 1;
        double z = x;
        for (double before = -1; before != z;) {
            before = z;
            power *= power;
            z += power * y;
            y += y;
        }
        return z;
    }

    private static double tau(double x) {
        if (x == 0 || x == 1) {
            return 0;
        }
        double root = x;
        double y = 1;
        double z = 1 - x;
        for (double before = -1; before != z;) {
            before = z;
            root = Math.sqrt(root);
            y *= 0.5;
            z -= (1 - root) * (1 - root) * y;
        }
        return z / 3;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Uniques that && Arrays.equals(hashes, that.hashes)
                && Arrays.equals(registers, that.registers);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(hashes) + Arrays.hashCode(registers);
    }

    @Override
    public String toString() {
        return "Uniques[" + count() + "]";
    }
}
