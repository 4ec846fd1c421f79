package footfall.function.query;

import footfall.edge.Problem;
import footfall.report.Fault;
import java.util.List;
import java.util.Map;

/// Faults as problems.
final class Problems {
    private static final int STATUS = 400;

    private Problems() {}

    /// One problem: the first fault names it, all are listed.
    static Problem of(List<Fault> faults) {
        return new Problem(STATUS, faults.getFirst().code(), faults.getFirst().message(),
                faults.stream().filter(fault -> !fault.path().isEmpty())
                        .map(fault -> new Problem.Error(fault.path(), fault.message())).toList(), Map.of());
    }
}
