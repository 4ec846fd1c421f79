package footfall.report;

import java.util.List;

/// What a check found: something to go on with, or what is wrong with it.
///
/// @param <T> what was checked
public sealed interface Checked<T> {
    /// It can be gone on with.
    record Fine<T>(T value) implements Checked<T> {}

    /// It can not.
    ///
    /// @param faults at least one
    record Bad<T>(List<Fault> faults) implements Checked<T> {
        public Bad {
            faults = List.copyOf(faults);
        }
    }

    /// One thing is wrong.
    static <T> Checked<T> bad(String code, String path, String message) {
        return new Bad<>(List.of(new Fault(code, path, message)));
    }
}
