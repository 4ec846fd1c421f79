package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.log.View;
import footfall.log.ViewKind;
import footfall.port.ViewStore.Change;
import footfall.rollup.HourCounters;
import footfall.rollup.Rollup;
import footfall.rollup.RollupBuilder;
import footfall.rollup.Takings;
import footfall.rollup.Tally;
import footfall.rollup.Uniques;
import footfall.site.KeyKind;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.visit.DayView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What events earn and whom they name, through the real functions, before and after the fold and in a recount.
class MoneyCasesTest {
    private static final String DAY = ",`date_range`:[`2026-03-09`,`2026-03-09`]";
    private static final String MONEY = "`metrics`:[`revenue`,`average_revenue`]";

    private final HandHouse house = new HandHouse();

    private String trustedKey() {
        return house.admin("POST", "/v1/sites/site/keys", "{\"kind\":\"write\",\"trusted\":true}").json()
                .path("key").asText();
    }

    private static String order(String time, String user, String amount, String currency, String... more) {
        return ("{`type`:`event`,`name`:`order`,`at`:`2026-03-09T" + time + "Z`,`visitor`:`v-" + user
                + "`,`user`:`" + user + "`,`session`:`s`,`revenue`:{`amount`:" + amount + ",`currency`:`" + currency
                + "`}" + String.join("", more) + "}").replace('`', '"');
    }

    private void pay(String... events) {
        HandHouse.Answer answer = house.sendBy(trustedKey(), String.join(",", events));
        assertEquals(events.length, answer.json().path("accepted").asInt(), answer.json()::toString);
        house.deliver(2);
    }

    private void holds(Runnable claim) {
        house.holds(() -> {
            claim.run();
            house.agrees();
        });
    }

    @Test
    @DisplayName("SR-22: revenue needs a trusted key; 12.50, 0.10 three times and -2.80 are exactly 10.000000")
    void sumsAreExact() {
        HandHouse.Answer refused = house.sendBy(HandHouse.key(KeyKind.WRITE, "site"),
                order("10:00:00", "u1", "12.50", "EUR"));
        assertEquals("revenue_needs_trusted_key", refused.json().at("/rejected/0/code").asText());
        pay(order("10:00:00", "u1", "12.50", "EUR"), order("10:10:00", "u1", "0.10", "EUR"),
                order("11:10:00", "u2", "`0.10`", "EUR"), order("12:00:00", "u2", "0.1", "eur"),
                order("12:10:30", "u2", "-2.80", "EUR"));
        holds(() -> {
            JsonNode answer = house.ask("site", MONEY + DAY);
            assertEquals("[{\"dimensions\":[],\"metrics\":[\"10.000000\",\"2.000000\"]}]",
                    answer.path("results").toString());
            assertEquals("EUR", answer.at("/meta/currency").asText());
            assertEquals("[\"decimal\",\"decimal\"]", answer.at("/meta/units").toString());
            assertEquals(List.of("order: 10.000000 2.000000"),
                    house.rows(MONEY + ",`dimensions`:[`event:name`]" + DAY));
            assertEquals(List.of("EUR: 10.000000 2.000000"),
                    house.rows(MONEY + ",`dimensions`:[`event:currency`]" + DAY));
            assertEquals(List.of("Direct: 10.000000 2"),
                    house.rows("`metrics`:[`revenue`,`users`],`dimensions`:[`visit:source`]" + DAY));
            assertEquals(List.of("12.800000"), house.rows("`metrics`:[`revenue`],"
                    + "`date_range`:[`2026-03-09T10:00:00Z`,`2026-03-09T12:10:30Z`]"));
        });
    }

    @Test
    @DisplayName("SR-50: EUR and USD are never added: null with several_currencies, and each by event:currency")
    void currenciesAreNeverAdded() {
        pay(order("10:00:00", "u1", "12.50", "EUR", ",`url`:`https://e.com/a`"),
                order("10:10:00", "u1", "5", "USD", ",`url`:`https://e.com/b`"),
                order("10:20:00", "u2", "7.25", "USD", ",`url`:`https://e.com/b`"));
        house.take(HandHouse.view("2026-03-09T10:30:00Z", "v", "https://e.com/a"));
        holds(() -> {
            JsonNode answer = house.ask("site", MONEY + ",`dimensions`:[`event:page`]" + DAY);
            assertEquals(List.of("/a: null null", "/b: null null"), HandHouse.rows(answer));
            assertEquals("[{\"code\":\"several_currencies\",\"currencies\":[\"EUR\",\"USD\"]}]",
                    answer.at("/meta/warnings").toString());
            assertEquals(List.of("EUR: 12.500000 12.500000", "USD: 12.250000 6.125000"),
                    house.rows(MONEY + ",`dimensions`:[`event:currency`]" + DAY));
            assertEquals(List.of("EUR: 1 12.500000", "USD: 2 12.250000", "(none): 1 0.000000"),
                    house.rows("`metrics`:[`events`,`revenue`],`dimensions`:[`event:currency`],"
                            + "`order_by`:[[`revenue`,`desc`]]" + DAY));
        });
    }

    @Test
    @DisplayName("SR-27: u1 known after two page views: visitors 1, users 1, sessions 1; on a second device visitors 2")
    void aPersonIsOneUser() {
        house.take(HandHouse.view("2026-03-09T10:00:00Z", "a", "https://e.com/"),
                HandHouse.view("2026-03-09T10:01:00Z", "a", "https://e.com/x"),
                "{\"type\":\"identify\",\"at\":\"2026-03-09T10:05:00Z\",\"visitor\":\"a\",\"user\":\"u1\"}");
        String asked = "`metrics`:[`visitors`,`users`,`sessions`]" + DAY;
        holds(() -> assertEquals(List.of("1 1 1"), house.rows(asked)));
        house.take("{\"type\":\"identify\",\"at\":\"2026-03-09T11:05:00Z\",\"visitor\":\"b\",\"user\":\"u1\"}");
        holds(() -> {
            assertEquals(List.of("2 1 2"), house.rows(asked));
            assertEquals(List.of("identify: 2 1", "pageview: 1 0"), house.rows(
                    "`metrics`:[`visitors`,`users`],`dimensions`:[`event:name`]" + DAY));
            assertEquals(List.of("2026-03-09T10:00:00.000+00:00: 1", "2026-03-09T11:00:00.000+00:00: 1"), house.rows(
                    "`metrics`:[`users`],`dimensions`:[`time:hour`]" + DAY).stream()
                    .filter(row -> row.endsWith(" 1")).map(row -> row.replace("000Z", "000+00:00")).toList());
        });
    }

    @Test
    @DisplayName("3,000 users are within five percent, and said to be about so many")
    void manyUsersAreEstimated() {
        house.take(IntStream.range(0, 3_000).mapToObj(i -> HandHouse.view("2026-03-09T10:%02d:00Z".formatted(i % 60),
                "v", "https://e.com/", "`user`:`u" + i + "`")).toList());
        holds(() -> {
            JsonNode answer = house.ask("site", "`metrics`:[`visitors`,`users`]" + DAY);
            assertEquals(3_000, answer.at("/results/0/metrics/1").asDouble(), 150);
            assertEquals("{\"users\":{\"rse\":0.016}}", answer.at("/meta/approx").toString());
        });
    }

    @Test
    void hoursThatAnOlderVersionBeganAreCountedFromTheirEvents() {
        pay(order("10:00:00", "u1", "12.50", "EUR"), order("11:10:00", "u2", "1", "EUR"));
        house.now = house.now.plusSeconds(86_400);
        house.fold();
        asAnOlderVersionStoredIt();
        pay(order("10:10:00", "u3", "2", "EUR"), order("15:10:00", "u1", "4", "EUR"));
        holds(() -> {
            assertEquals(List.of("19.500000 3 4"), house.rows("`metrics`:[`revenue`,`users`,`events`]" + DAY));
            assertEquals(List.of("order: 19.500000 3"),
                    house.rows("`metrics`:[`revenue`,`users`],`dimensions`:[`event:name`]" + DAY));
            assertEquals(List.of("4"), house.rows("`metrics`:[`events`]" + DAY));
        });
    }

    /// Puts every view of counters and days as one that was folded before users and takings were counted.
    private void asAnOlderVersionStoredIt() {
        Shard shard = new Shard(new SiteId("site"), 0);
        List<Change> changes = new ArrayList<>();
        for (View view : house.views.range(shard, ViewKind.COUNTERS, 0, Long.MAX_VALUE)) {
            HourCounters hour = (HourCounters) view;
            changes.add(new Change.Follow(new HourCounters(shard, hour.hour(), hour.fold(), hour.minutes(),
                    untold(hour.own()), hour.buckets(), hour.pipeline()), hour.fold()));
        }
        for (View view : house.views.range(shard, ViewKind.DAY, 0, Long.MAX_VALUE)) {
            DayView day = (DayView) view;
            changes.add(new Change.Follow(new DayView(shard, day.day(), day.fold(), untold(day.rollup())), day.fold()));
        }
        assertEquals(Set.of(), new HashSet<>(house.views.put(changes)));
        assertEquals(Set.of(ViewKind.COUNTERS, ViewKind.DAY),
                changes.stream().map(change -> change.view().key().kind()).collect(Collectors.toSet()));
    }

    private static Rollup untold(Rollup rollup) {
        RollupBuilder sum = new RollupBuilder();
        sum.addTotal(untold(rollup.total()));
        rollup.keys().forEach((dimension, rows) ->
                rows.forEach((row, tally) -> sum.addRow(dimension, row, untold(tally))));
        return sum.build();
    }

    private static Tally untold(Tally tally) {
        return new Tally(tally.events(), tally.pageviews(), tally.sessions(), tally.bounces(), tally.durationMs(),
                tally.durations(), tally.newVisitors(), tally.visitors(), Uniques.NONE, Takings.NONE,
                tally.events(), 0);
    }
}
