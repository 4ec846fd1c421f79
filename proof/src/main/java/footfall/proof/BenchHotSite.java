package footfall.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `make bench-hot-site`: what eight reducers of one site do on one log, and on eight, beside one reducer. Writes
/// `target/bench/hot-site.json` and exits with 1 if the eight get in one another's way, if eight logs do not help, or
/// if an event was lost or counted twice.
public final class BenchHotSite {
    private static final double ONE_SHARD_RATIO_MIN = 0.8;
    private static final double APART_RATIO_MIN = 7.2;
    private static final double EIGHT_SHARDS_RATIO_MIN = 1.2;
    private static final int ROUNDS = 3;
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final List<Kind> KINDS = List.of(new Kind("1 reducer, 1 shard", 1, 1, false),
            new Kind("8 reducers, 1 shard", 8, 1, false), new Kind("8 reducers, a shard each", 8, 8, true),
            new Kind("8 reducers, 8 shards", 8, 8, false));

    private final PrintStream out;
    private final List<List<HotRun.Result>> rounds = new ArrayList<>();

    private BenchHotSite(PrintStream out) {
        this.out = out;
    }

    /// @param args none
    public static void main(String[] args) throws IOException {
        System.exit(new BenchHotSite(System.out).run(Path.of("target", "bench", "hot-site.json")) ? 0 : 1);
    }

    private boolean run(Path json) throws IOException {
        out.printf("In virtual time: each call of a store takes %d ms, and nothing else takes any. A reducer is handed"
                + " %d messages of one event at a time.%n", HotRun.LATENCY.toMillis(), HotRun.MESSAGES_A_BATCH);
        for (int round = 1; round <= ROUNDS; round++) {
            List<HotRun.Result> results = new ArrayList<>();
            for (Kind kind : KINDS) {
                HotRun.Result result = new HotRun(kind.reducers, kind.shards, kind.apart, round).run(TIME);
                out.printf(Locale.ROOT, "round %d, %-24s %7.0f events/s, %5d segments, %5.2f places lost a segment,"
                        + " %4d messages given back, %d wrong%n", round, kind.name, result.eventsPerSecond(),
                        result.segments(), result.lostPerSegment(), result.givenBack(), result.wrong());
                results.add(result);
            }
            rounds.add(results);
        }
        Spread one = ratio(1);
        Spread apart = ratio(2);
        Spread eight = ratio(3);
        out.printf("%n");
        told("8 reducers on 1 shard", one, ONE_SHARD_RATIO_MIN);
        told("8 reducers on a shard each", apart, APART_RATIO_MIN);
        told("8 reducers on 8 shards that each of them meets", eight, EIGHT_SHARDS_RATIO_MIN);
        long wrong = rounds.stream().flatMap(List::stream).mapToLong(HotRun.Result::wrong).sum();
        Files.createDirectories(json.getParent());
        Files.writeString(json, json(one, apart, eight, wrong));
        out.printf("%d events lost or counted twice; figures in %s%n", wrong, json);
        return wrong == 0 && one.median() >= ONE_SHARD_RATIO_MIN && apart.median() >= APART_RATIO_MIN
                && eight.median() >= EIGHT_SHARDS_RATIO_MIN;
    }

    private void told(String who, Spread ratio, double min) {
        out.printf(Locale.ROOT, "%s do %s times what one does; %.1f is asked%n", who, ratio, min);
    }

    /// How much more a kind of run does than the first one of the same round.
    private Spread ratio(int kind) {
        return Spread.of(rounds.stream().mapToDouble(round ->
                round.get(kind).eventsPerSecond() / round.getFirst().eventsPerSecond()));
    }

    private Spread spread(int kind, ToDoubleFunction<HotRun.Result> what) {
        return Spread.of(rounds.stream().map(round -> round.get(kind)).mapToDouble(what));
    }

    private String json(Spread one, Spread apart, Spread eight, long wrong) {
        String runs = IntStream.range(0, KINDS.size()).mapToObj(kind -> """
                {"name": "%s", "eventsPerSecond": %s, "lostPerSegment": %s, "givenBack": %s}""".formatted(
                KINDS.get(kind).name, spread(kind, HotRun.Result::eventsPerSecond).json(),
                spread(kind, HotRun.Result::lostPerSegment).json(),
                spread(kind, HotRun.Result::givenBack).json())).collect(Collectors.joining(",\n  "));
        return """
                {"ratioOneShard": %s, "ratioShardEach": %s, "ratioEightShards": %s, "wrong": %d, "latencyMs": %d,
                 "runs": [
                  %s]}
                """.formatted(one.json(), apart.json(), eight.json(), wrong, HotRun.LATENCY.toMillis(), runs);
    }

    private record Kind(String name, int reducers, int shards, boolean apart) {}
}
