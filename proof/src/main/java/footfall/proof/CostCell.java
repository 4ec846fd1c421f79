package footfall.proof;

import java.time.Duration;

/// What one design was billed for one traffic.
///
/// @param name        the design, and how it was run
/// @param rate        events a second in all
/// @param shards      over how many logs they are split; one of them was run
/// @param events      that were run
/// @param length      the virtual time in which they came
/// @param folds       how often views were brought forward; 0 where there are none
/// @param bill        of these events
/// @param differences from a recount
record CostCell(String name, double rate, int shards, int events, Duration length, int folds, Bill bill,
                long differences) {
    double writeUnitsPerEvent() {
        return bill.total().write() / events;
    }

    double readUnitsPerEvent() {
        return bill.total().read() / events;
    }
}
