package footfall.usecase.list;

import footfall.listing.EventCursor;
import footfall.listing.FailedEvent;
import footfall.listing.FailedPage;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.FailedRows.Found;
import footfall.prefix.FailedRows;
import footfall.site.Site;
import footfall.visit.Moment;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Lists the events of a site that are failed now, newest arrival first. Safe for use by many threads.
public final class ListFailed {
    /// The most characters of contents on one page: a function answers with at most 6 MB.
    static final int PAGE_CHARS_MAX = 2_000_000;

    private final LogStore log;
    private final ViewStore views;
    private final InstantSource clock;

    public ListFailed(LogStore log, ViewStore views, InstantSource clock) {
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /// A page of events. An event that stays failed is on one page; one that is redriven meanwhile may be on none. A
    /// page of large events is shorter than asked, and says where to go on.
    ///
    /// @param limit 1..`ListEvents.LIMIT_MAX`
    /// @param after where the last page ended; none: the first page
    public FailedPage list(Site site, int limit, List<EventCursor> after) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        FailedRows failed = new FailedRows(log, views, site);
        List<Found> rows = failed.newest(now, row -> after.stream().allMatch(cursor ->
                new Moment(row.receivedAt(), row.id()).compareTo(cursor.last()) < 0), limit + 1);
        List<FailedEvent> page = failed.events(rows.subList(0, Math.min(limit, rows.size())), PAGE_CHARS_MAX);
        Instant asOf = after.stream().map(EventCursor::asOf).findFirst().orElse(now);
        return new FailedPage(page, asOf, page.size() == rows.size() ? List.of() : List.of(new EventCursor(asOf,
                new Moment(page.getLast().row().receivedAt(), page.getLast().row().id()), List.of())));
    }
}
