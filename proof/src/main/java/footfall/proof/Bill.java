package footfall.proof;

import java.util.SortedMap;
import java.util.TreeMap;

/// Units by part of the design. Safe for use by many threads.
final class Bill {
    private final SortedMap<String, Units> parts = new TreeMap<>();

    synchronized void add(String part, Units units) {
        parts.merge(part, units, Units::plus);
    }

    /// What was billed so far, by part.
    synchronized SortedMap<String, Units> parts() {
        return new TreeMap<>(parts);
    }

    /// What was billed so far in all.
    synchronized Units total() {
        return parts.values().stream().reduce(Units.NONE, Units::plus);
    }
}
