package footfall.usecase.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.listing.EventCursor;
import footfall.listing.EventPage;
import footfall.listing.EventRow;
import footfall.report.Checked;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where sessions start and end, page by page.
class EdgePagesTest {
    private final Listed site = new Listed();
    private final ListEvents events = new ListEvents(site.log, site.views, () -> Listed.NOW);

    private List<String> rows(int limit) {
        List<String> found = new ArrayList<>();
        List<EventCursor> after = List.of();
        do {
            EventPage page = ((Checked.Fine<EventPage>) events.list(Listed.SITE, limit, after,
                    ListEvents.With.SESSIONS)).value();
            page.rows().forEach(row -> found.add(row.moment().at() + " " + switch (row) {
                case EventRow.Told told -> told.event().what().name();
                case EventRow.Derived derived -> derived.edge().label();
            }));
            after = page.next();
        } while (!after.isEmpty());
        return found;
    }

    @Test
    void startsBeforeAnHourAreThereWhereThePageEndsBetweenThem() {
        site.append(2, i -> site.view(Listed.START.plusSeconds(7_200).plusMillis(10 * i), "v" + i));
        site.append(1, _ -> site.view(Listed.START, "early"));
        List<String> all = rows(200);
        assertEquals(9, all.size());
        for (int limit = 1; limit <= all.size(); limit++) {
            assertEquals(all, rows(limit), "pages of " + limit);
        }
    }
}
