package footfall.usecase.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Event;
import footfall.usecase.reduce.Happenings;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The acceptance case of new and returning visitors, by its id. What is counted holds before and after the fold.
class NewVisitorCasesTest {
    private static final String DAY = "2026-03-09T";

    @Test
    void sr26AVisitorIsNewWhereItsFirstEventLiesAndALateOneMovesIt() {
        Reporting reporting = new Reporting().send(Happenings.view(1, "2026-03-05T10:00:00Z", "g", "/", "one"),
                Happenings.view(3, "2026-03-07T10:00:00Z", "g", "/", "three"));
        for (int i = 0; i < 2; i++) {
            assertEquals(List.of("1 1 0"), newcomers(reporting).in("2026-03-05", "2026-03-05").rows());
            assertEquals(List.of("1 0 1"), newcomers(reporting).in("2026-03-07", "2026-03-07").rows());
            assertEquals(List.of("1 1 0"), newcomers(reporting).in("2026-03-05", "2026-03-07").rows());
            assertEquals(List.of("one: 1 1 0", "three: 1 0 1"), newcomers(reporting).by("visit:source")
                    .in("2026-03-05", "2026-03-07").rows());
            reporting.fold();
        }
        reporting.send(Happenings.view(0, "2026-03-04T10:00:00.005Z", "g", "/", "zero"));
        for (int i = 0; i < 2; i++) {
            assertEquals(List.of("1 1 0"), newcomers(reporting).in("2026-03-04", "2026-03-04").rows());
            assertEquals(List.of("1 0 1"), newcomers(reporting).in("2026-03-05", "2026-03-05").rows());
            assertEquals(List.of("1 1 0"), newcomers(reporting).in("2026-03-04", "2026-03-07").rows());
            assertEquals(List.of("1 1 0"), newcomers(reporting).in("2026-03-04T10:00:00.005Z",
                    "2026-03-04T10:00:00.006Z").rows());
            assertEquals(List.of("0 0 0"), newcomers(reporting).in("2026-03-04T10:00:00.006Z",
                    "2026-03-04T10:30:00Z").rows());
            reporting.fold();
        }
    }

    @Test
    void sr26ADailyIdIsNewOnItsDate() {
        String monday = "d_" + "m".repeat(22);
        String tuesday = "d_" + "t".repeat(22);
        Reporting reporting = new Reporting().send(Happenings.view(1, DAY + "08:00:00Z", monday, "/", ""),
                Happenings.view(2, DAY + "17:00:00Z", monday, "/", ""),
                Happenings.view(3, "2026-03-10T08:00:00Z", tuesday, "/", ""));
        for (int i = 0; i < 2; i++) {
            assertEquals(List.of("1 1 0"), newcomers(reporting).in("2026-03-09", "2026-03-09").rows());
            assertEquals(List.of("1 0 1"), newcomers(reporting).in(DAY + "12:00:00Z", DAY + "18:00:00Z").rows());
            assertEquals(List.of("2 2 0"), newcomers(reporting).in("2026-03-09", "2026-03-10").rows());
            reporting.fold();
        }
    }

    @Test
    void anIdThatIsFirstSeenWithinAVisitOfTheDateBeforeReturns() {
        Reporting reporting = new Reporting().send(daily(1, DAY + "23:50:00Z", "one"),
                daily(2, "2026-03-10T00:05:00Z", ""), daily(3, "2026-03-10T10:00:00Z", "two"));
        for (int i = 0; i < 2; i++) {
            assertEquals(List.of("1 1 0"), newcomers(reporting).in("2026-03-09", "2026-03-09").rows());
            assertEquals(List.of("2 0 2"), newcomers(reporting).in("2026-03-10", "2026-03-10").rows());
            assertEquals(List.of("2 1 1"), newcomers(reporting).in("2026-03-09", "2026-03-10").rows());
            assertEquals(List.of("1 0 1"), newcomers(reporting).in("2026-03-10T00:00:01Z", "2026-03-10T00:10:00Z")
                    .rows());
            assertEquals(List.of("one: 1 1 0", "two: 1 0 1"), newcomers(reporting).by("visit:source")
                    .in("2026-03-09", "2026-03-10").rows());
            reporting.fold();
        }
    }

    private static Event daily(int number, String at, String source) {
        return Happenings.daily(Happenings.view(number, at, "v", "/", source), "v", "", ZoneOffset.UTC,
                new SessionRules(Duration.ofMinutes(30)));
    }

    private static Reporting.Ask newcomers(Reporting reporting) {
        return reporting.ask("visitors new_visitors returning_visitors");
    }
}
