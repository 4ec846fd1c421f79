package footfall.proof;

import footfall.aws.DoublingPause;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// `make bench-cost`: what the store bills for the standard trace, by event and by part of the design; with more
/// reducers on the shard, with visitors who return, at other rates, and for other designs at the same rates. Writes
/// `target/bench/cost.json` and exits with 1 if an event of the standard trace costs more than half a write unit, or if
/// anything that a run left is wrong. What questions read is not in the bill.
public final class BenchCost {
    private static final double WRITE_UNITS_PER_EVENT_MAX = 0.5;
    private static final int EVENTS = 72_000;
    private static final int EVENTS_OF_POLLERS = 24_000;
    private static final int EVENTS_OF_RETURNING = 36_000;
    private static final double RETURNING = 0.5;
    private static final double RATE = Traffic.STANDARD.eventsPerSecond();
    private static final long SEED = 1;
    private static final int RUNS_AT_ONCE = 2;

    private final PrintStream out;
    private final AmazonDynamoDBLocal local = DynamoDBEmbedded.create(true);
    private final CostTable table = new CostTable(local.dynamoDbClient(), this::tell);

    private BenchCost(PrintStream out) {
        this.out = out;
    }

    /// @param args none
    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(new BenchCost(System.out).run(Path.of("target", "bench", "cost.json")) ? 0 : 1);
    }

    private boolean run(Path json) throws IOException, InterruptedException {
        List<Callable<CostCell>> runs = new ArrayList<>(List.of(
                () -> table.ours(CostTable.OURS, RATE, 1, EVENTS, Traffic.STANDARD),
                () -> pollers("2 pollers", 2, false),
                () -> pollers("5 pollers", 5, false), () -> pollers("5 at once", 5, true),
                () -> table.ours("returning visitors", RATE, 1, EVENTS_OF_RETURNING,
                        Traffic.STANDARD.withReturning(RETURNING)),
                () -> table.ours("everybody is named", RATE, 1, EVENTS_OF_RETURNING,
                        Traffic.STANDARD.withReturning(RETURNING).withNames())));
        int own = runs.size();
        runs.addAll(table.cells());
        List<CostCell> done = all(runs);
        local.shutdownNow();
        CostCell standard = done.getFirst();
        List<CostCell> variants = done.subList(0, own);
        List<CostCell> cells = new ArrayList<>(done.subList(own, done.size()));
        cells.add(standard);
        printParts(standard);
        cells.stream().filter(cell -> cell.name().equals(CostTable.OURS) && cell.rate() < RATE)
                .forEach(this::printParts);
        out.printf("%nThe same site, otherwise%n");
        CostTable.lines(variants).forEach(out::println);
        out.printf("%nAll designs; several shards: one of them was run, with its part of the visits%n");
        CostTable.lines(cells).forEach(out::println);
        Files.createDirectories(json.getParent());
        Files.writeString(json, json(standard, variants, cells));
        List<CostCell> wrong = done.stream().filter(cell -> cell.differences() > 0).toList();
        wrong.forEach(cell -> out.printf("%s at %s/s: %d differences from a recount%n", cell.name(),
                CostTable.number(cell.rate()), cell.differences()));
        out.printf(Locale.ROOT, "%n%d runs, %d wrong; %.3f write units an event, %.1f allowed; figures in %s%n",
                done.size(), wrong.size(), standard.writeUnitsPerEvent(), WRITE_UNITS_PER_EVENT_MAX, json);
        return wrong.isEmpty() && standard.writeUnitsPerEvent() <= WRITE_UNITS_PER_EVENT_MAX;
    }

    private static List<CostCell> all(List<Callable<CostCell>> runs) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(RUNS_AT_ONCE)) {
            List<CostCell> cells = new ArrayList<>();
            for (Future<CostCell> run : runs.stream().map(threads::submit).toList()) {
                cells.add(run.get());
            }
            return cells;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run failed", e.getCause());
        }
    }

    private CostCell pollers(String name, int pollers, boolean atOnce) throws InterruptedException {
        CostRun run = new CostRun(local.dynamoDbClient(), name.replace(' ', '-'), pollers, atOnce,
                DoublingPause.FOR_RACES);
        CostCell cell = run.cell(name, RATE, 1, Traffic.STANDARD, EVENTS_OF_POLLERS, SEED, (_, _) -> { });
        tell("%s: %,d events".formatted(name, EVENTS_OF_POLLERS));
        return cell;
    }

    private synchronized void tell(String line) {
        out.println(line);
    }

    private void printParts(CostCell cell) {
        out.printf(Locale.ROOT, "%n%-10s %14s %14s %14s %14s%n", CostTable.number(cell.rate()) + "/s", "write units",
                "an event", "read units", "an event");
        cell.bill().parts().forEach((part, units) -> line(part, units, cell.events()));
        line("all", cell.bill().total(), cell.events());
    }

    private void line(String name, Units units, int events) {
        out.printf(Locale.ROOT, "%-10s %14.1f %14.4f %14.1f %14.4f%n", name, units.write(), units.write() / events,
                units.read(), units.read() / events);
    }

    private static String json(CostCell standard, List<CostCell> variants, List<CostCell> cells) {
        Map<String, Double> by = new LinkedHashMap<>();
        variants.forEach(cell -> by.put(cell.name(), cell.writeUnitsPerEvent()));
        return String.format(Locale.ROOT, """
                {"writeUnitsPerEvent": %.4f, "readUnitsPerEvent": %.4f,
                 "parts": %s,
                 "readParts": %s,
                 "writeUnitsPerEventBy": %s,
                 "table": [
                  %s]}
                """, standard.writeUnitsPerEvent(), standard.readUnitsPerEvent(), parts(standard, Units::write),
                parts(standard, Units::read), object(by), CostTable.json(cells));
    }

    static String parts(CostCell cell, ToDoubleFunction<Units> which) {
        Map<String, Double> parts = new LinkedHashMap<>();
        cell.bill().parts().forEach((part, units) -> parts.put(part, which.applyAsDouble(units) / cell.events()));
        return object(parts);
    }

    private static String object(Map<String, Double> members) {
        return members.entrySet().stream().map(entry -> String.format(Locale.ROOT, "\"%s\": %.4f", entry.getKey(),
                entry.getValue())).collect(Collectors.joining(", ", "{", "}"));
    }
}
