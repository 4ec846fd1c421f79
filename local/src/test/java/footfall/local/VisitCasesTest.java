package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The acceptance cases of visits, through the real functions, before and after the fold.
class VisitCasesTest {
    private static final Instant BEGIN = Instant.parse("2026-03-07T00:00:00Z");
    private static final String DAY = "`date_range`:[`2026-03-09`,`2026-03-09`]";

    private static final String NEW = "`metrics`:[`visitors`,`new_visitors`,`returning_visitors`]";
    private static final String BY_DAY = ",`dimensions`:[`time:day`],`date_range`:[`2026-03-06`,`2026-03-09`]";

    private final HandHouse house = new HandHouse();

    private static String view(String time, String visitor, String url, String... more) {
        return HandHouse.view("2026-03-09T" + time + "Z", visitor, url, more);
    }

    private static String custom(String time, String visitor) {
        return view(time, visitor, "https://e.com/").replace("\"pageview\"", "\"event\",\"name\":\"buy\"");
    }

    @Test
    @DisplayName("SR-26: a given visitor is new on its first day; an earlier event that comes late moves that")
    void countsWhoIsNewAndWhoReturns() {
        house.take(view("10:00:00", "g", "https://e.com/a?utm_source=third").replace("-09T", "-07T"));
        house.fold();
        house.take(view("10:00:00", "g", "https://e.com/b?utm_source=fifth"));
        house.holds(() -> {
            assertEquals(List.of("2026-03-06T00:00:00.000Z: 0 0 0", "2026-03-07T00:00:00.000Z: 1 1 0",
                    "2026-03-08T00:00:00.000Z: 0 0 0", "2026-03-09T00:00:00.000Z: 1 0 1"), house.rows(NEW + BY_DAY));
            assertEquals(List.of("1 1 0"), house.rows(NEW + ",`date_range`:[`2026-03-07`,`2026-03-09`]"));
        });
        house.take(view("10:00:00", "g", "https://e.com/?utm_source=zero").replace("-09T", "-06T"));
        house.holds(() -> {
            assertEquals(List.of("2026-03-06T00:00:00.000Z: 1 1 0", "2026-03-07T00:00:00.000Z: 1 0 1",
                    "2026-03-08T00:00:00.000Z: 0 0 0", "2026-03-09T00:00:00.000Z: 1 0 1"), house.rows(NEW + BY_DAY));
            assertEquals(List.of("1 0 1"), house.rows(NEW + ",`date_range`:[`2026-03-07`,`2026-03-09`]"));
        });
    }

    @Test
    @DisplayName("SR-29: an event every ten minutes for 49 hours by one visitor is three visits, in any order")
    void cutsVisitsAfterADay() {
        List<String> events = new ArrayList<>();
        for (int minutes = 0; minutes <= 49 * 60; minutes += 10) {
            events.add(HandHouse.view(BEGIN.plusSeconds(minutes * 60L).toString(), "v", "https://e.com/p"));
        }
        Collections.shuffle(events, new Random(29));
        house.take(events.subList(0, 100));
        house.fold();
        house.take(events.subList(100, events.size()));
        String range = ",`date_range`:[`2026-03-07`,`2026-03-09`]";
        house.holds(() -> {
            assertEquals(List.of("3 0 " + (86_400_000L * 2 + 2_400_000) / 3), house.rows(
                    "`metrics`:[`sessions`,`bounce_rate`,`visit_duration`]" + range));
            assertEquals(List.of("2026-03-07T00:00:00.000Z: 1 86400000", "2026-03-08T00:00:00.000Z: 1 86400000",
                    "2026-03-09T00:00:00.000Z: 1 2400000"), house.rows("`metrics`:[`sessions`,`visit_duration`],"
                    + "`dimensions`:[`time:day`]" + range));
        });
    }

    @Test
    @DisplayName("SR-29: ten visits, four with one page view, one with events only: half of them bounce")
    void countsBounces() {
        for (int visitor = 0; visitor < 9; visitor++) {
            house.take(view("10:0" + visitor + ":00", "v" + visitor, "https://e.com/a"));
            if (visitor >= 4) {
                house.take(view("10:1" + visitor + ":00", "v" + visitor, "https://e.com/b"));
            }
        }
        house.take(custom("10:30:00", "buyer"), custom("10:31:00", "buyer"));
        house.holds(() -> assertEquals(List.of("10 0.5"),
                house.rows("`metrics`:[`sessions`,`bounce_rate`]," + DAY)));
    }

    @Test
    @DisplayName("SR-29: without a visit in the range the bounce rate is null")
    void hasNoBounceRateWithoutVisits() {
        house.take(view("09:50:00", "v", "https://e.com/a"), view("10:05:00", "v", "https://e.com/b"));
        house.holds(() -> {
            assertEquals(List.of("1 0 null"), house.rows("`metrics`:[`events`,`sessions`,`bounce_rate`],"
                    + "`date_range`:[`2026-03-09T10:00:00Z`,`2026-03-09T11:00:00Z`]"));
            assertEquals(List.of("0 0 null"), house.rows("`metrics`:[`events`,`sessions`,`bounce_rate`],"
                    + "`date_range`:[`2026-03-08`,`2026-03-08`]"));
        });
    }

    @Test
    @DisplayName("SR-30: a visit keeps its first source, whatever campaign follows within it")
    void keepsTheFirstSource() {
        house.take(view("10:00:00", "v", "https://e.com/a", "`referrer`:`https://www.google.com/`"),
                view("10:10:00", "v", "https://e.com/b?utm_source=news"));
        house.holds(() -> assertEquals(List.of("Google: 1 2"), sources()));
    }

    @Test
    @DisplayName("SR-30: a late event moves the visit's source, and its events' rows with it")
    void movesTheSource() {
        String google = view("10:00:00", "v", "https://e.com/a", "`referrer`:`https://www.google.com/`");
        String news = view("10:10:00", "v", "https://e.com/b?utm_source=news");
        house.take(news);
        house.holds(() -> assertEquals(List.of("news: 1 1"), sources()));
        house.take(google);
        house.holds(() -> assertEquals(List.of("Google: 1 2"), sources()));
    }

    @Test
    @DisplayName("SR-31: a visit counts in the hour of its start, its views and visitor in each hour")
    void countsAVisitWhereItStarts() {
        house.take(view("10:50:00", "v", "https://e.com/a"));
        house.fold();
        house.take(view("11:10:00", "v", "https://e.com/c"), view("11:00:00", "v", "https://e.com/b"));
        String range = ",`date_range`:[`2026-03-09T10:00:00Z`,`2026-03-09T12:00:00Z`]";
        house.holds(() -> {
            assertEquals(List.of("2026-03-09T10:00:00.000Z: 1 1 1", "2026-03-09T11:00:00.000Z: 0 2 1"), house.rows(
                    "`metrics`:[`sessions`,`pageviews`,`visitors`],`dimensions`:[`time:hour`]" + range));
            assertEquals(List.of("1 3 1"), house.rows("`metrics`:[`sessions`,`pageviews`,`visitors`]" + range));
        });
    }

    private List<String> sources() {
        return house.rows("`metrics`:[`sessions`,`events`],`dimensions`:[`visit:source`]," + DAY);
    }
}
