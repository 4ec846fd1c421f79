package footfall.visit;

import java.util.List;

/// A value with the moment of the event that told it.
///
/// @param <T> what was told
public record Mark<T>(Moment moment, T value) {
    /// Whichever was told first; a list of none or one.
    static <T> List<Mark<T>> first(List<Mark<T>> one, List<Mark<T>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.getFirst().moment.compareTo(other.getFirst().moment) <= 0 ? one : other;
    }

    /// Whichever was told last; a list of none or one.
    static <T> List<Mark<T>> last(List<Mark<T>> one, List<Mark<T>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.getFirst().moment.compareTo(other.getFirst().moment) >= 0 ? one : other;
    }
}
