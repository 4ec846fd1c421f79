package footfall.recount;

/// Where something is not what the log adds up to.
///
/// @param where    the view and its place, `counters 2026-03-01T10:00:00Z`; `log` for the log itself
/// @param what     which number of it
/// @param expected what the log adds up to
/// @param found    what stands there
public record Difference(String where, String what, String expected, String found) {
    /// The view, its place and the number, without values.
    public String name() {
        return where + ": " + what;
    }

    @Override
    public String toString() {
        return where + ": " + what + ": " + expected + " expected, " + found + " found";
    }
}
