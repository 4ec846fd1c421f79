package footfall.profile;

/// Steps that are no longer kept point by point.
///
/// @param first   the point of the first of them
/// @param last    the point of the last of them
/// @param guessed whether a value came to stand between them, and the log was too long to ask which of them stand
///                before it: then all of them count
public record Older(Point first, Point last, Steps steps, boolean guessed) {
    /// The steps of one point.
    static Older of(Point point, Steps steps) {
        return new Older(point, point, steps, false);
    }

    /// These and the steps of one point more.
    Older plus(Point point, Steps more) {
        return new Older(point.compareTo(first) < 0 ? point : first, point.compareTo(last) > 0 ? point : last,
                steps.plus(more), guessed);
    }

    /// The same, as if all of them stood behind a value.
    Older guessedAfter(Told value) {
        return new Older(value.point(), last, steps, true);
    }
}
