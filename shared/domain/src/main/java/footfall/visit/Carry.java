package footfall.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/// That events of a span carry the visitor's id of the date before, so that they are steps of that id's stream too.
///
/// @param visitor the id carried
/// @param first   `at` of the earliest event that carries it
/// @param last    `at` of the latest event that carries it
public record Carry(String visitor, Instant first, Instant last) {
    /// What both carry, in order of visitors, each once.
    static List<Carry> together(List<Carry> one, List<Carry> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        TreeMap<String, Carry> all = new TreeMap<>();
        one.forEach(carry -> all.put(carry.visitor, carry));
        other.forEach(carry -> all.merge(carry.visitor, carry, Carry::plus));
        return Collections.unmodifiableList(new ArrayList<>(all.values()));
    }

    private Carry plus(Carry other) {
        return new Carry(visitor, first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }
}
