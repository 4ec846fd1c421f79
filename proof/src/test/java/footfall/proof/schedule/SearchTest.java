package footfall.proof.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Small programs of tasks that read and write a few cells: what a search has to find is known from running everything.
class SearchTest {
    private static final int CELLS = 3;

    /// What one run showed: what every task read, and what stood in the cells at the end.
    private static final class Program {
        private final int[] cells = new int[CELLS];
        private final List<String> seen = new ArrayList<>();
        private final Scheduler scheduler;

        /// Each task makes a few calls that its seed draws: reads, writes of what it read last and its own mark,
        /// and two writes at the same time. A task that dies is followed by another one.
        Program(long seed, Strategy strategy, int callsMax, boolean successors) {
            this.scheduler = new Scheduler(strategy);
            Random random = new Random(seed);
            for (int task = 0; task < 2; task++) {
                int[] calls = random.ints(callsMax - random.nextInt(2), 0, 3 * CELLS).toArray();
                start("t" + task, task + 1, calls, successors);
            }
        }

        private void start(String name, int mark, int[] calls, boolean successors) {
            StringBuilder read = new StringBuilder(name);
            scheduler.start(new Life(name, () -> {
                seen.add(read + " died");
                if (successors) {
                    start(name + "'", mark + 10, calls, false);
                }
            }), () -> {
                int last = 0;
                for (int call : calls) {
                    int cell = call % CELLS;
                    if (call / CELLS == 0) {
                        last = get(cell);
                        read.append(' ').append(last);
                    } else if (call / CELLS == 1) {
                        put(cell, 31 * last + mark);
                    } else {
                        scheduler.atOnce(List.of(cell, (cell + 1) % CELLS), each -> put(each, mark + 100));
                    }
                }
                seen.add(read.toString());
            });
        }

        private int get(int cell) {
            call(cell, false);
            return cells[cell];
        }

        private int put(int cell, int value) {
            call(cell, true);
            cells[cell] = value;
            return value;
        }

        private void call(int cell, boolean write) {
            scheduler.await(() -> new Call(() -> "cell " + cell, List.of(Touch.one("cells", "" + cell, write)),
                    Set.of(Outcome.DIE)));
        }

        String run() {
            scheduler.run();
            return new TreeSet<>(seen) + " " + IntStream.of(cells).boxed().toList();
        }
    }

    private static Set<String> results(long seed, Search search, int callsMax, boolean successors,
                                       int[] schedules) {
        Set<String> results = new TreeSet<>();
        Program program;
        do {
            program = new Program(seed, search, callsMax, successors);
            String result = program.run();
            if (!program.scheduler.isAbandoned()) {
                results.add(result);
                schedules[0]++;
            }
            assertNull(program.scheduler.failure());
        } while (search.advance(program.scheduler));
        return results;
    }

    @Test
    void aReducedSearchFindsEverythingThatCanHappenWithFewerSchedules() {
        int[] full = {0};
        int[] reduced = {0};
        for (long seed = 0; seed < 30; seed++) {
            assertEquals(results(seed, new FullSearch(Set.of(), 0, FullSearch.ANY), 3, false, full),
                    results(seed, new ReducedSearch(Plan.NONE), 3, false, reduced), "seed " + seed);
        }
        assertTrue(reduced[0] * 3 < full[0], reduced[0] + " schedules instead of " + full[0]);
    }

    @Test
    void aPlannedSearchFindsWhateverOneDeathCanLeadTo() {
        for (long seed = 0; seed < 10; seed++) {
            assertEquals(results(seed, new FullSearch(EnumSet.of(Outcome.DIE), 1, FullSearch.ANY), 2, true, new int[1]),
                    results(seed, new PlannedSearch(EnumSet.of(Outcome.DIE)), 2, true, new int[1]), "seed " + seed);
        }
    }

    @Test
    void aWrittenScheduleIsReadAndFollowed() {
        Program first = new Program(3, new Drawn(new Random(5), 200, 2), 3, true);
        String result = first.run();
        Written written = Written.of(first.scheduler.trace());
        assertEquals(written, Written.read(written.toString()));
        assertEquals(result, new Program(3, new Replay(written), 3, true).run());
    }
}
