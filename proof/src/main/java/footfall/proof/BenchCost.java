package footfall.proof;

import footfall.recount.Difference;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// `make bench-cost`: what the store bills for the standard trace, by event and by part of the design. Writes
/// `target/bench/cost.json` and exits with 1 if an event costs more than a write unit with one poller, or if a view
/// that a run left is wrong. What questions read is not in the bill.
public final class BenchCost {
    private static final double WRITE_UNITS_PER_EVENT_MAX = 1.0;
    private static final int EVENTS = 72_000;
    private static final long SEED = 1;
    private static final int DIFFERENCES_SHOWN_MAX = 3;
    private static final List<Scenario> SCENARIOS = List.of(new Scenario("1 poller", 1, false),
            new Scenario("2 pollers", 2, false), new Scenario("5 pollers", 5, false),
            new Scenario("5 at once", 5, true));

    private final PrintStream out;
    private final Map<Scenario, Bill> bills = new LinkedHashMap<>();

    private BenchCost(PrintStream out) {
        this.out = out;
    }

    /// @param args the number of events, if not that of the standard trace
    public static void main(String[] args) throws IOException, InterruptedException {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : EVENTS;
        BenchCost bench = new BenchCost(System.out);
        boolean right = bench.run(events);
        bench.print(events);
        Path json = Path.of("target", "bench", "cost.json");
        Files.createDirectories(json.getParent());
        Files.writeString(json, bench.json(events));
        double units = bench.bills.get(SCENARIOS.getFirst()).total().write() / events;
        bench.out.printf(Locale.ROOT, "%.3f write units an event, %.1f allowed; figures in %s%n", units,
                WRITE_UNITS_PER_EVENT_MAX, json);
        System.exit(right && units <= WRITE_UNITS_PER_EVENT_MAX ? 0 : 1);
    }

    private boolean run(int events) throws InterruptedException {
        AmazonDynamoDBLocal local = DynamoDBEmbedded.create(true);
        boolean right = true;
        for (Scenario scenario : SCENARIOS) {
            CostRun run = new CostRun(local.dynamoDbClient(), "cost-" + bills.size(), scenario.pollers(),
                    scenario.atOnce());
            bills.put(scenario, run.run(Traffic.STANDARD, events, SEED, (done, time) -> tell(scenario, done, time)));
            List<Difference> differences = run.differences();
            differences.stream().limit(DIFFERENCES_SHOWN_MAX).forEach(out::println);
            out.println(scenario.name() + ": " + differences.size() + " differences");
            right &= differences.isEmpty();
        }
        local.shutdownNow();
        return right;
    }

    private void tell(Scenario scenario, int done, Duration time) {
        if (time.toMillis() % CostRun.FOLD_AFTER.toMillis() == 0) {
            out.printf(Locale.ROOT, "%s, %d min: %d events%n", scenario.name(), time.toMinutes(), done);
        }
    }

    private void print(int events) {
        bills.forEach((scenario, bill) -> {
            out.printf(Locale.ROOT, "%n%-10s %14s %14s %14s %14s%n", scenario.name(), "write units", "an event",
                    "read units", "an event");
            bill.parts().forEach((part, units) -> line(part, units, events));
            line("all", bill.total(), events);
        });
    }

    private void line(String name, Units units, int events) {
        out.printf(Locale.ROOT, "%-10s %14.1f %14.4f %14.1f %14.4f%n", name, units.write(), units.write() / events,
                units.read(), units.read() / events);
    }

    private String json(int events) {
        Map<String, Units> parts = bills.get(SCENARIOS.getFirst()).parts();
        Map<String, Units> byScenario = new LinkedHashMap<>();
        bills.forEach((scenario, bill) -> byScenario.put(scenario.name(), bill.total()));
        Units all = bills.get(SCENARIOS.getFirst()).total();
        return String.format(Locale.ROOT, """
                {"writeUnitsPerEvent": %.4f, "readUnitsPerEvent": %.4f,
                 "parts": %s,
                 "readParts": %s,
                 "writeUnitsPerEventBy": %s}
                """, all.write() / events, all.read() / events, object(parts, events, Units::write),
                object(parts, events, Units::read), object(byScenario, events, Units::write));
    }

    private static String object(Map<String, Units> units, int events, ToDoubleFunction<Units> which) {
        return units.entrySet().stream().map(entry -> String.format(Locale.ROOT, "\"%s\": %.4f", entry.getKey(),
                which.applyAsDouble(entry.getValue()) / events)).collect(Collectors.joining(", ", "{", "}"));
    }

    private record Scenario(String name, int pollers, boolean atOnce) {}
}
