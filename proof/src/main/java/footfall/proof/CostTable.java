package footfall.proof;

import footfall.aws.DoublingPause;
import footfall.proof.rivals.Design;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Which designs are run at which rates, how long, and in how many shards. Rates that deserve several shards are run
/// as one of them, which gets its part of the visits: the others do the same beside it.
final class CostTable {
    /// The design that this is all about.
    static final String OURS = "footfall";
    /// What a site at the higher rates gets if nobody raised its shards.
    static final String ONE_SHARD = "footfall, one shard";

    private static final long SEED = 1;
    private static final List<Rate> RATES = List.of(new Rate(0.1, 1, 2_160, 0, 300), new Rate(1, 1, 7_200, 0, 1_000),
            new Rate(10, 1, 72_000, 0, 3_000), new Rate(100, 8, 45_000, 90_000, 5_000),
            new Rate(1_000, 64, 28_000, 60_000, 10_000));
    private static final int EVENTS_WITHOUT_BATCHES = 100;

    private final DynamoDbClient store;
    private final Consumer<String> progress;

    CostTable(DynamoDbClient store, Consumer<String> progress) {
        this.store = store;
        this.progress = progress;
    }

    /// Every cell but the one of the standard trace, the costliest first.
    List<Callable<CostCell>> cells() {
        List<Callable<CostCell>> cells = new ArrayList<>();
        for (Rate rate : RATES) {
            if (rate.eventsOnOneShard > 0) {
                cells.add(() -> ours(ONE_SHARD, rate.rate, 1, rate.eventsOnOneShard, Traffic.STANDARD));
            }
        }
        for (Rate rate : RATES) {
            if (rate.rate != Traffic.STANDARD.eventsPerSecond()) {
                cells.add(() -> ours(OURS, rate.rate, rate.shards, rate.events, Traffic.STANDARD));
            }
            for (Design design : Design.values()) {
                cells.add(() -> other(design, rate));
            }
        }
        return cells;
    }

    /// Footfall with one reducer.
    ///
    /// @param traffic what it looks like, but for its rate
    CostCell ours(String name, double rate, int shards, int events, Traffic traffic) throws InterruptedException {
        CostRun run = new CostRun(store, table(name, rate), 1, false, DoublingPause.FOR_RACES);
        return run.cell(name, rate, shards, traffic.atRate(rate / shards), events, SEED, tell(name, rate, events));
    }

    private CostCell other(Design design, Rate rate) {
        int events = design == Design.CLAIM_PER_EVENT ? rate.eventsOfClaims : EVENTS_WITHOUT_BATCHES;
        CostCell cell = new RivalRun(store, table(design.label(), rate.rate)).run(design,
                Traffic.STANDARD.atRate(rate.rate), events, SEED);
        progress.accept("%s at %s/s: %,d events".formatted(design.label(), number(rate.rate), events));
        return cell;
    }

    private CostRun.Progress tell(String name, double rate, int events) {
        int[] told = {0};
        return (done, time) -> {
            int quarter = 4 * done / events;
            if (quarter > told[0]) {
                told[0] = quarter;
                progress.accept(String.format(Locale.ROOT, "%s at %s/s, %d min: %,d of %,d events", name,
                        number(rate), time.toMinutes(), done, events));
            }
        };
    }

    /// A line a cell, in the order of rates.
    static List<String> lines(List<CostCell> cells) {
        List<String> lines = new ArrayList<>();
        lines.add("%-22s %8s %7s %9s %10s %6s %12s %12s".formatted("design", "events/s", "shards", "events",
                "in", "folds", "write units", "read units"));
        for (CostCell cell : sorted(cells)) {
            lines.add(String.format(Locale.ROOT, "%-22s %8s %7d %9d %10s %6d %12.3f %12.3f", cell.name(),
                    number(cell.rate()), cell.shards(), cell.events(), time(cell.length()), cell.folds(),
                    cell.writeUnitsPerEvent(), cell.readUnitsPerEvent()));
        }
        return lines;
    }

    /// The same as a JSON array.
    static String json(List<CostCell> cells) {
        return String.join(",\n  ", sorted(cells).stream().map(cell -> String.format(Locale.ROOT,
                "{\"eventsPerSecond\": %s, \"design\": \"%s\", \"shards\": %d, \"events\": %d, \"virtualSeconds\": %d,"
                        + " \"folds\": %d, \"writeUnitsPerEvent\": %.4f, \"readUnitsPerEvent\": %.4f, \"parts\": %s}",
                number(cell.rate()), cell.name(), cell.shards(), cell.events(), cell.length().toSeconds(),
                cell.folds(), cell.writeUnitsPerEvent(), cell.readUnitsPerEvent(), BenchCost.parts(cell, Units::write)))
                .toList());
    }

    private static List<CostCell> sorted(List<CostCell> cells) {
        return cells.stream().sorted(Comparator.comparingDouble(CostCell::rate)).toList();
    }

    static String number(double rate) {
        return rate == Math.rint(rate) ? Long.toString((long) rate) : Double.toString(rate);
    }

    private static String time(Duration length) {
        return length.compareTo(Duration.ofMinutes(5)) < 0 ? length.toSeconds() + " s" : length.toMinutes() + " min";
    }

    private static String table(String name, double rate) {
        return name.replace(", ", "-").replace(' ', '-') + "-" + number(rate);
    }

    /// @param shards           what a site of this rate should have
    /// @param events           run through one of them
    /// @param eventsOnOneShard run through the only one there is; 0: not
    /// @param eventsOfClaims   run through the design that batches
    private record Rate(double rate, int shards, int events, int eventsOnOneShard, int eventsOfClaims) {}
}
