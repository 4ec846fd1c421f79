package footfall.usecase.list;

import static footfall.usecase.list.Listed.SITE;
import static footfall.usecase.list.Listed.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.listing.VisitorCursor;
import footfall.listing.VisitorPage;
import footfall.listing.VisitorRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Where lists of visitors end.
class VisitorBoundsTest {
    private final Listed site = new Listed();
    private final ListVisitors visitors = new ListVisitors(site.log, site.views, () -> Listed.NOW);

    @Test
    void theListEndsWhereItWouldTakeTooManyEventsAndSaysSo() {
        site.append(1, _ -> site.view(START, "deep"));
        for (int minute = 1; minute <= SeenWalk.EVENTS_MAX / 2_000 + 1; minute++) {
            Instant at = START.plusSeconds(minute * 60L);
            String visitor = "v%03d".formatted(minute);
            site.append(2_000, i -> site.view(at.plusMillis(i), visitor));
        }
        VisitorPage first = visitors.list(SITE, 60, List.of());
        assertEquals(60, first.rows().size());
        assertEquals(List.of(), first.until());
        VisitorPage second = visitors.list(SITE, 60, first.next());
        List<String> found = new ArrayList<>(first.rows().stream().map(VisitorRow::visitor).toList());
        found.addAll(second.rows().stream().map(VisitorRow::visitor).toList());
        assertEquals(IntStream.iterate(101, i -> i > 1, i -> i - 1).mapToObj("v%03d"::formatted).toList(), found);
        assertEquals(List.of(START.plusSeconds(120)), second.until());
        assertEquals(List.<VisitorCursor>of(), second.next());
    }

    @Test
    void countsOfVisitsThatReachTooFarBackAreLeftOut() {
        int many = 200;
        for (int hour = 0; hour < 80; hour += 79) {
            Instant at = START.minusSeconds(79 * 3_600L).plusSeconds(hour * 3_600L);
            site.append(many, i -> site.view(at.plusMillis(i), "v" + i));
            site.fold();
        }
        VisitorPage page = visitors.list(SITE, 200, List.of());
        assertEquals(many, page.rows().size());
        assertEquals(List.of(false), page.rows().stream().map(row -> row.visits().whole()).distinct().toList());
        VisitorPage few = visitors.list(SITE, 5, List.of());
        assertEquals(List.of("true 2 2"), few.rows().stream().map(VisitorRow::visits).map(visits -> visits.whole() + " "
                + visits.sessions() + " " + visits.events()).distinct().toList());
    }
}
