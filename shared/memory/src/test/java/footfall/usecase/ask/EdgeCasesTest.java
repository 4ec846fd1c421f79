package footfall.usecase.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.report.Fault;
import footfall.report.Warning;
import footfall.site.Retention;
import footfall.site.Site;
import footfall.usecase.reduce.Happenings;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a question is told of where sessions start and end.
class EdgeCasesTest {
    private static final String POSSIBLE =
            " with include.sessions; possible: the metric events by event:name, and by time:* too";

    private final Reporting house = new Reporting();

    private Reporting.Ask ask(String metrics, String dimensions) {
        return house.ask(metrics).by(dimensions).include("sessions");
    }

    private void keepRaw(int days) {
        Site site = house.site;
        house.site = new Site(site.id(), site.name(), site.timeZone(), site.currency(), true, site.sharding(),
                site.ingest(), site.pages(), site.timeouts(), new Retention(days, 90, 400, Retention.FOR_EVER,
                Retention.FOR_EVER), 1, site.created());
    }

    private static List<String> told(List<Fault> faults) {
        return faults.stream().map(fault -> String.join(" ", fault.code(), fault.path(), fault.message())).toList();
    }

    @Test
    void edgesAreRowsByTheirNamesAndInNoTotal() {
        house.send(Happenings.view(1, "2026-03-09T10:00:00.050Z", "a", "/", ""),
                Happenings.view(2, "2026-03-09T10:59:59.500Z", "b", "/", ""),
                Happenings.view(3, "2026-03-10T11:45:00Z", "c", "/", ""));
        Reporting.Ask asked = ask("events", "time:hour event:name").in("2026-03-09", "2026-03-10");
        List<String> expected = List.of("2026-03-09T09:00:00.000Z session_start: 1",
                "2026-03-09T10:00:00.000Z pageview: 2", "2026-03-09T10:00:00.000Z session_end: 1",
                "2026-03-09T10:00:00.000Z session_start: 1", "2026-03-09T11:00:00.000Z session_end: 1",
                "2026-03-10T11:00:00.000Z pageview: 1", "2026-03-10T11:00:00.000Z session_start: 1");
        assertEquals(expected, asked.rows());
        assertEquals("3", Reporting.text(asked.answer().totals()));
        house.fold();
        assertEquals(expected, asked.rows());
    }

    @Test
    void edgesAreCountedAsLongAsEventsAreKept() {
        house.send(Happenings.view(1, "2026-03-08T10:00:00Z", "a", "/", ""),
                Happenings.view(2, "2026-03-10T10:00:00Z", "a", "/", "")).fold();
        keepRaw(1);
        Reporting.Ask asked = ask("events", "event:name").in("2026-03-08", "2026-03-10");
        assertEquals(List.of("pageview: 1", "session_end: 1", "session_start: 1"), asked.rows());
        assertEquals(List.of("raw_expired"), asked.answer().warnings().stream().map(Warning::code).toList());
    }

    @Test
    void aNextPageHasTheEndOfASessionOfTheHourBefore() {
        house.send(Happenings.view(1, "2026-03-09T10:59:59.500Z", "a", "/", ""),
                Happenings.view(2, "2026-03-09T11:30:00Z", "b", "/", "")).fold();
        Reporting.Ask asked = ask("events", "event:name").in("2026-03-09T11:00:00Z", "2026-03-09T11:20:00Z")
                .order("event:name", "asc").limit("1");
        assertEquals(List.of("session_end: 1"), asked.rows());
        Reporting.Ask wider = ask("events", "event:name").in("2026-03-09T11:00:00Z", "2026-03-09T12:00:00Z")
                .order("event:name", "asc").limit("1");
        String cursor = wider.answer().next().getFirst().text();
        assertEquals(List.of("pageview: 1"), wider.rows());
        house.send(Happenings.view(3, "2026-03-09T11:00:00Z", "c", "/", ""));
        assertEquals(List.of("session_end: 2"), wider.after(cursor).rows());
    }

    @Test
    void whatHasNoExactMeaningIsRefusedByPlaceAndRule() {
        assertEquals(List.of("unsupported_combination metrics[1] visitors can not be counted" + POSSIBLE),
                told(ask("events visitors", "event:name").faults()));
        assertEquals(List.of("unsupported_combination dimensions[1] visit:source can not be combined" + POSSIBLE),
                told(ask("events", "event:name visit:source").faults()));
        assertEquals(List.of("unsupported_combination include.sessions include.sessions: counts session_start and"
                + " session_end by their names, so it needs the dimension event:name"),
                told(ask("events", "time:day").faults()));
    }

    @Test
    void moreHoursThanCanBeLookedThroughAreRefused() {
        keepRaw(Retention.FOR_EVER);
        Reporting.Ask asked = ask("events", "event:name");
        assertEquals(List.of(), told(asked.in("2025-11-30T12:00:00Z", "2026-03-10T12:00:00Z").problems()));
        assertEquals(List.of("question_too_large include.sessions include.sessions: the question would look through"
                + " the visits of 2,401 hours, at most 2,400; ask a shorter range"),
                told(asked.in("2025-11-30T11:00:00Z", "2026-03-10T12:00:00Z").problems()));
    }
}
