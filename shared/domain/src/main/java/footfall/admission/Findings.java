package footfall.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What reading one claim brings to light: the first rule it broke, and warnings. Used by one thread.
final class Findings {
    private Admission.@Nullable Rejected first;
    private List<String> warnings = List.of();

    void refuse(RejectCode code, String field, String found) {
        if (first == null) {
            first = Admission.Rejected.of(code, field, found);
        }
    }

    void warn(String field, String text) {
        if (warnings.isEmpty()) {
            warnings = new ArrayList<>();
        }
        if (warnings.size() < Limits.WARNINGS_MAX) {
            warnings.add(field + ": " + text);
        }
    }

    Optional<Admission.Rejected> refused() {
        return Optional.ofNullable(first);
    }

    boolean isEmpty() {
        return first == null && warnings.isEmpty();
    }

    boolean hasWarnings() {
        return !warnings.isEmpty();
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
