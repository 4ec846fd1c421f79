package footfall.proof;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// What was measured several times.
record Spread(double min, double median, double max) {
    static Spread of(DoubleStream measured) {
        double[] sorted = measured.toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    String json() {
        return String.format(Locale.ROOT, "{\"min\": %.3f, \"median\": %.3f, \"max\": %.3f}", min, median, max);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, min, max);
    }
}
