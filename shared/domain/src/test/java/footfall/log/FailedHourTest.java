package footfall.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Entry;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.SkipReason;
import footfall.recount.FailedRecount;
import footfall.recount.LogLine;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.time.Hour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedHourTest {
    private static final Shard SHARD = new Shard(new SiteId("shop"), 0);
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Hour HOUR = Hour.of(AT);

    private final List<Segment> log = new ArrayList<>();

    private static EventId id(int number) {
        return new EventId(new UUID(0x4000, number));
    }

    private static Entry failed(int number, int attempts) {
        return new Entry.Failed(id(number), AT.plusSeconds(number % 3_000), FailReason.VIEW_REFUSED, "a rule", "{}",
                attempts);
    }

    private static Entry skipped(int number, int attempts) {
        return new Entry.Skipped(id(number), AT.plusSeconds(number), AT, SkipReason.DUPLICATE, attempts);
    }

    private void append(Entry... entries) {
        log.add(new Segment(SHARD, log.size() + 1, AT, List.of(entries)));
    }

    /// The list of the log, in one step or in two, which must be what a recount finds.
    private FailedHour list() {
        FailedHour whole = FailedHour.none(SHARD, HOUR).follow(log, log.size());
        for (int cut = 0; cut <= log.size(); cut++) {
            assertEquals(whole, FailedHour.none(SHARD, HOUR).follow(log.subList(0, cut), cut).follow(log, log.size()));
        }
        List<LogLine> lines = log.stream().flatMap(segment -> segment.entries().stream()
                .map(entry -> new LogLine(segment.seq(), entry))).toList();
        assertEquals(List.of(), new FailedRecount(HOUR, lines).differences(whole));
        return whole;
    }

    @Test
    void aFailedEventHasOneRowHoweverOftenItIsTried() {
        append(failed(1, 1));
        append(failed(1, 2));
        append(failed(1, 1));
        assertEquals(List.of(new FailedRow(id(1), AT.plusSeconds(1), FailReason.VIEW_REFUSED, "a rule", 2, 2)),
                list().rows());
        assertEquals(0, list().redriven());
    }

    @Test
    void whatBecomesSomethingElseLeavesTheListOnce() {
        append(failed(1, 1), failed(2, 1));
        append(skipped(1, 2), skipped(1, 2), skipped(2, 1));
        assertEquals(List.of(), list().rows());
        assertEquals(2, list().redriven());
        assertEquals(Map.of("duplicate", 1L), list().skipped(), "what came by itself is in the hour's counters");
    }

    @Test
    void theSameIdThatArrivedAtAnotherTimeIsAnotherEvent() {
        append(failed(1, 1), new Entry.Failed(id(1), AT.plusSeconds(9), FailReason.VIEW_REFUSED, "a rule", "{}", 1));
        append(skipped(1, 2));
        assertEquals(List.of(AT.plusSeconds(9)), list().rows().stream().map(FailedRow::receivedAt).toList());
    }

    @Test
    void anotherHoursEventsChangeNothing() {
        append(new Entry.Failed(id(1), AT.plusSeconds(3_600), FailReason.VIEW_REFUSED, "a rule", "{}", 1));
        assertEquals(FailedHour.none(SHARD, HOUR).rows(), list().rows());
    }

    @Test
    void beyondItsBoundEventsAreCountedAndNotListed() {
        append(IntStream.range(0, FailedHour.ROWS_MAX + 3).mapToObj(number -> failed(number, 1)).toArray(Entry[]::new));
        assertEquals(FailedHour.ROWS_MAX, list().rows().size());
        assertEquals(Map.of("view_refused", 3L), list().beyond());
        assertEquals(FailedHour.ROWS_MAX + 3L, list().counts().get("view_refused"));
    }
}
