package footfall.usecase.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.Value;
import footfall.event.What;
import footfall.event.Who;
import footfall.log.Segment;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.report.Breakdown;
import footfall.report.BreakdownAnswer;
import footfall.report.Checked;
import footfall.report.Claim;
import footfall.report.DateRange;
import footfall.report.Fault;
import footfall.report.ShareCount;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Where reports of properties end.
class BreakdownBoundsTest {
    private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
    private static final Site SITE = Site.withDefaults(new SiteId("site"), "Site", START);

    private final MemoryLogStore log = new MemoryLogStore();
    private final BreakDown breakdown = new BreakDown(log, new MemoryViewStore(), () -> START.plusSeconds(86_400));
    private long made;

    private Event event() {
        made++;
        return new Event(new EventId(new UUID(made, made)), START, START, START, false, new What.Custom("e", List.of()),
                Who.NOBODY, new Page("", "/", ""), Source.NONE, Technology.NONE, Place.NONE,
                Map.of("p", new Value.Text("value " + made)), Map.of());
    }

    private void append(long seq, int events) {
        log.append(new Segment(new Shard(SITE.id(), 0), seq, START,
                IntStream.range(0, events).<Entry>mapToObj(_ -> new Entry.Aggregated(event())).toList()));
    }

    private Checked<BreakdownAnswer> ask() {
        Claim claim = new Claim("", List.of(), List.of(), List.of(new DateRange.Pair("2026-03-10", "2026-03-10")), "",
                List.of(), "", List.of(), "");
        return switch (Breakdown.of(claim, "e", "p", SITE, START)) {
            case Checked.Fine<Breakdown>(Breakdown asked) -> breakdown.answer(SITE, asked);
            case Checked.Bad<Breakdown>(List<Fault> faults) -> new Checked.Bad<>(faults);
        };
    }

    @Test
    void aPropertyOfTooManyValuesIsRefused() {
        append(1, ShareCount.VALUES_MAX);
        assertEquals(ShareCount.VALUES_MAX,
                ask() instanceof Checked.Fine<BreakdownAnswer>(BreakdownAnswer answer) ? answer.total() : 0);
        append(2, 1);
        assertEquals(new Checked.Bad<>(List.of(new Fault("question_too_large", "property", "property: has more than"
                + " 100,000 values in this range; ask a shorter range"))), ask());
    }
}
