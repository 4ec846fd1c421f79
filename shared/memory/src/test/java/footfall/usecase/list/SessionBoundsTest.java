package footfall.usecase.list;

import static footfall.usecase.list.Listed.SHARD;
import static footfall.usecase.list.Listed.SITE;
import static footfall.usecase.list.Listed.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Who;
import footfall.listing.SessionCursor;
import footfall.listing.SessionPage;
import footfall.listing.SessionRow;
import footfall.listing.SessionStory;
import footfall.report.Checked;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How far lists of sessions go.
class SessionBoundsTest {
    private final Listed site = new Listed();
    private final ListSessions sessions = new ListSessions(site.log, site.views, () -> Listed.NOW);
    private final FindSession finds = new FindSession(site.log, site.views, () -> Listed.NOW);

    private SessionPage first() {
        return ((Checked.Fine<SessionPage>) sessions.list(SITE, 1, List.of())).value();
    }

    private String next(List<SessionCursor> after) {
        return switch (sessions.list(SITE, 1, after)) {
            case Checked.Fine<SessionPage>(SessionPage page) -> page.rows().getFirst().session().stream().visitor();
            case Checked.Bad<SessionPage> bad -> bad.faults().getFirst().code();
        };
    }

    @Test
    void aNextPageIsToldUnlessTooManySegmentsCameSince() {
        site.append(2, i -> site.view(START.plusSeconds(i), "v" + i));
        SessionPage first = first();
        for (int i = 0; i < PastSessions.LATER_SEGMENTS_MAX; i++) {
            site.append(1, _ -> site.view(START.plusSeconds(60), "other"));
            if (i % 1_000 == 0) {
                site.fold();
            }
        }
        assertEquals("v0", next(first.next()));
        site.append(1, _ -> site.view(START.plusSeconds(60), "other"));
        assertEquals("cursor_expired", next(first.next()));
    }

    @Test
    void aNextPageIsToldUnlessTooManyEventsStandAround() {
        site.append(2, i -> site.view(START.plusSeconds(i), "v" + i));
        for (int i = 1; i < PastSessions.EVENTS_MAX / 10_000; i++) {
            site.append(10_000, _ -> site.view(START.plusSeconds(2), "many"));
        }
        SessionPage first = first();
        site.append(1, _ -> site.view(START.plusSeconds(3), "v0"));
        assertEquals("v1", next(first.next()));
        site.append(10_000, _ -> site.view(START.plusSeconds(4), "more"));
        assertEquals("cursor_expired", next(first.next()));
    }

    @Test
    void serversAreLookedForUnlessThatTakesTooManySegments() {
        site.append(1, _ -> site.view(START, "v"));
        site.append(1, _ -> site.view(START.plusSeconds(120), "v"));
        site.append(1, _ -> site.view(START.plusSeconds(1), "v").by(new Who("v", "", "", false)));
        SessionRow row = first().rows().getFirst();
        for (int i = 3; i < SessionSearch.SEGMENTS_MAX; i++) {
            site.append(1, _ -> site.view(START.plusSeconds(60), "other"));
        }
        assertEquals("3 true", told(row));
        site.append(1, _ -> site.view(START.plusSeconds(1_900), "other"));
        assertEquals("2 false", told(row));
    }

    private String told(SessionRow row) {
        SessionStory story = ((Checked.Fine<SessionStory>) new TellSession(site.log, site.views, () -> Listed.NOW)
                .tell(SITE, SHARD, row, 10, List.of())).value();
        return story.events().rows().size() + " " + story.whole();
    }

    @Test
    void aNameIsLookedForThroughSoManySlots() {
        int full = FindSession.SLOTS_MAX / 64;
        for (int hour = 0; hour < full; hour++) {
            Instant at = START.minusSeconds(hour * 3_600L);
            site.append(2_000, i -> site.view(at.plusMillis(i), "v" + i));
        }
        Instant longAgo = START.minusSeconds(full * 3_600L);
        site.append(1, _ -> site.view(longAgo, "deep"));
        site.fold();
        assertEquals(FindSession.Found.Here.class,
                finds.find(SITE, session -> session.stream().visitor().equals("v7"), List.of()).getClass());
        assertEquals(new FindSession.Found.TooFar(),
                finds.find(SITE, session -> session.stream().visitor().equals("deep"), List.of()));
        assertEquals(FindSession.Found.Here.class, finds.find(SITE,
                session -> session.stream().visitor().equals("deep"), List.of(longAgo)).getClass());
    }

    @Test
    void aQuietSiteIsLookedThroughForSoManyHours() {
        int hours = FindSession.SLOTS_MAX / 16;
        for (int hour = 0; hour <= hours; hour++) {
            Instant at = START.minusSeconds(hour * 3_600L);
            String visitor = "v" + hour;
            site.append(1, _ -> site.view(at, visitor));
        }
        site.fold();
        assertEquals(FindSession.Found.Here.class, finds.find(SITE,
                session -> session.stream().visitor().equals("v" + (hours - 1)), List.of()).getClass());
        assertEquals(new FindSession.Found.TooFar(),
                finds.find(SITE, session -> session.stream().visitor().equals("v" + hours), List.of()));
    }
}
