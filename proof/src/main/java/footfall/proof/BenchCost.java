package footfall.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// `make bench-cost`: what the store bills for the standard trace, by event and by part of the design. Writes
/// `target/bench/cost.json` and exits with 1 if an event costs more than a write unit.
public final class BenchCost {
    private static final double WRITE_UNITS_PER_EVENT_MAX = 1.0;
    private static final int EVENTS = 72_000;
    private static final long SEED = 1;
    private static final int[] POLLERS = {1, 2, 5};

    private final PrintStream out;
    private final SortedMap<Integer, Bill> bills = new TreeMap<>();

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
        double units = bench.bills.get(1).total().write() / events;
        bench.out.printf(Locale.ROOT, "%.3f write units an event, %.1f allowed; figures in %s%n", units,
                WRITE_UNITS_PER_EVENT_MAX, json);
        System.exit(right && units <= WRITE_UNITS_PER_EVENT_MAX ? 0 : 1);
    }

    private boolean run(int events) throws InterruptedException {
        AmazonDynamoDBLocal local = DynamoDBEmbedded.create(true);
        boolean right = true;
        for (int pollers : POLLERS) {
            CostRun run = new CostRun(local.dynamoDbClient(), "cost-" + pollers, pollers);
            bills.put(pollers, run.run(Traffic.STANDARD, events, SEED, (done, time) -> tell(pollers, done, time)));
            int differences = run.differences().size();
            out.println(pollers + " pollers: " + differences + " differences");
            run.differences().stream().limit(3).forEach(out::println);
            right &= differences == 0;
        }
        local.shutdownNow();
        return right;
    }

    private void tell(int pollers, int done, Duration time) {
        if (time.toSeconds() % CostRun.FOLD_AFTER.toSeconds() == 0) {
            out.printf(Locale.ROOT, "%d pollers, %d min: %d events%n", pollers, time.toMinutes(), done);
        }
    }

    private void print(int events) {
        out.printf(Locale.ROOT, "%n%-10s %14s %14s %14s %14s%n", "1 poller", "write units", "an event", "read units",
                "an event");
        bills.get(1).parts().forEach((part, units) -> line(part, units, events));
        bills.forEach((pollers, bill) -> line("all, " + pollers, bill.total(), events));
    }

    private void line(String name, Units units, int events) {
        out.printf(Locale.ROOT, "%-10s %14.1f %14.4f %14.1f %14.4f%n", name, units.write(), units.write() / events,
                units.read(), units.read() / events);
    }

    private String json(int events) {
        Map<String, Units> parts = bills.get(1).parts();
        Map<String, Units> byPollers = new TreeMap<>();
        bills.forEach((pollers, bill) -> byPollers.put(pollers.toString(), bill.total()));
        Units all = bills.get(1).total();
        return String.format(Locale.ROOT, """
                {"writeUnitsPerEvent": %.4f, "readUnitsPerEvent": %.4f,
                 "parts": %s,
                 "readParts": %s,
                 "writeUnitsPerEventByPollers": %s}
                """, all.write() / events, all.read() / events, object(parts, events, Units::write),
                object(parts, events, Units::read), object(byPollers, events, Units::write));
    }

    private static String object(Map<String, Units> units, int events, ToDoubleFunction<Units> which) {
        return units.entrySet().stream().map(entry -> String.format(Locale.ROOT, "\"%s\": %.4f", entry.getKey(),
                which.applyAsDouble(entry.getValue()) / events)).collect(Collectors.joining(", ", "{", "}"));
    }
}
