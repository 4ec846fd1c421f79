package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What servers report of users and money, asked by what only visits know, before and after the fold.
class EarningCasesTest {
    private static final String SECRET = "sec_0123456789abcdef0123";
    private static final String BY_CAMPAIGN = "`dimensions`:[`visit:utm_source`],`date_range`:[`2026-03-09T00:00:00Z`,"
            + "`2026-03-10T00:00:00Z`]";

    private static final String NONE = "(none)";

    private final HandHouse house = new HandHouse();

    @BeforeEach
    void trustedKey() {
        assertEquals(201, house.admin("POST", "/v1/sites/site/keys",
                "{\"kind\":\"write\",\"trusted\":true,\"key\":\"" + SECRET + "\"}").status());
    }

    private static String view(String at, String visitor, String campaign) {
        return HandHouse.view("2026-03-09T" + at + "Z", visitor, "https://e.com/?utm_source=" + campaign);
    }

    private static String identify(String at, String visitor, String user) {
        return ("{`type`:`identify`,`at`:`2026-03-09T" + at + "Z`,`visitor`:`" + visitor + "`,`user`:`" + user + "`}")
                .replace('`', '"');
    }

    private static String order(String at, String user, String amount) {
        return ("{`type`:`event`,`name`:`order`,`at`:`2026-03-09T" + at + "Z`,`user`:`" + user
                + "`,`revenue`:{`amount`:`" + amount + "`,`currency`:`EUR`}}").replace('`', '"');
    }

    private void report(String... orders) {
        assertEquals(orders.length, house.sendBy(SECRET, String.join(",", orders)).json().path("accepted").asInt());
        house.deliver(2);
    }

    @Test
    @DisplayName("Money and users that a server reports are those of the visit in which it was earned; events its own")
    void earnedInAVisit() {
        report(order("08:10:00", "u1", "10"), order("08:40:00", "u1", "1"), order("08:40:00.001", "u1", "5"),
                order("08:10:00", "stranger", "3"));
        house.take(view("08:00:00", "a", "news"), identify("08:05:00", "a", "u1"), view("08:10:00", "a", "later"),
                view("08:00:00", "b", "ad"));
        house.holds(() -> {
            assertEquals(List.of("(none): 4 8.000000 2", "ad: 1 0.000000 0", "news: 3 11.000000 1"), house.rows(
                    "`metrics`:[`events`,`revenue`,`users`],`order_by`:[[`visit:utm_source`,`asc`]]," + BY_CAMPAIGN));
            assertEquals(List.of("8 19.000000 2"), house.rows("`metrics`:[`events`,`revenue`,`users`],"
                    + "`date_range`:[`2026-03-09T00:00:00Z`,`2026-03-10T00:00:00Z`]"));
        });
    }

    @Test
    @DisplayName("A range that begins after the visits still knows them whole, on each page; a row may have no event")
    void visitsBeforeTheRange() {
        Instant began = Instant.parse("2026-03-08T08:58:00Z");
        IntStream.range(0, 58).forEach(i -> house.take(HandHouse.view(began.plusSeconds(i * 1_480L).toString(), "b",
                "https://e.com/?utm_source=" + (i == 0 ? "ad" : "later"))));
        house.take(view("08:50:00", "a", "news"), identify("08:51:00", "a", "u1"), identify("08:51:00", "b", "u2"));
        report(order("09:10:00", "u1", "10"), order("09:10:00", "u2", "20"), order("09:10:00", "u3", "30"));
        house.holds(() -> {
            List<String> found = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = house.ask("site", "`metrics`:[`revenue`],`dimensions`:[`visit:utm_source`],`date_range`"
                        + ":[`2026-03-09T09:08:00Z`,`2026-03-09T10:00:00Z`],`order_by`:[[`revenue`,`desc`]],`limit`:1"
                        + (cursor.isEmpty() ? "" : ",`cursor`:`" + cursor + "`"));
                found.addAll(HandHouse.rows(page));
                cursor = page.at("/meta/next_cursor").asText("");
                house.take(view("11:00:00", "c", "ad"));
            } while (!cursor.isEmpty());
            assertEquals(List.of("(none): 30.000000", "ad: 20.000000", "news: 10.000000"), found);
        });
    }

    @Test
    @DisplayName("A user of whom only a server tells, without money, is one of the visit")
    void aUserWithoutMoney() {
        house.take(view("08:50:00", "a", "news"), identify("08:51:00", "a", "u1"));
        report(("{`type`:`event`,`name`:`called`,`at`:`2026-03-09T09:10:00Z`,`user`:`u1`}").replace('`', '"'));
        house.holds(() -> assertEquals(List.of("(none): 1 0", "news: 0 1"), house.rows("`metrics`:[`events`,`users`],"
                + "`dimensions`:[`visit:utm_source`],`date_range`:[`2026-03-09T09:05:00Z`,`2026-03-10T00:00:00Z`],"
                + "`order_by`:[[`visit:utm_source`,`asc`]]")));
    }

    @ParameterizedTest(name = "Rows are the sums of the lists, and pages those of the first moment: seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void rowsAreTheSumsOfTheLists(long seed) {
        Random random = new Random(seed);
        if (seed % 2 == 0) {
            assertEquals(200, house.admin("PATCH", "/v1/sites/site", "{\"shards\":4}").status());
            house.now = house.now.plusSeconds(86_400);
        }
        some(random, 60);
        if (random.nextBoolean()) {
            house.fold();
        }
        some(random, 30);
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        JsonNode first = page("");
        house.holds(() -> {
            sums.clear();
            sums.putAll(bySource());
            assertEquals(ofLists(), sums);
        });
        assertFalse(sums.tailMap(NONE + " ").isEmpty(), sums.toString());
        SortedMap<String, BigDecimal> paged = new TreeMap<>(sums(first));
        for (JsonNode page = first; page.at("/meta").has("next_cursor");) {
            some(random, 5);
            page = page(page.at("/meta/next_cursor").asText());
            paged.putAll(sums(page));
        }
        assertEquals(sums, paged);
    }

    private JsonNode page(String cursor) {
        return house.ask("site", "`metrics`:[`revenue`],`limit`:1," + BY_CAMPAIGN
                + (cursor.isEmpty() ? "" : ",`cursor`:`" + cursor + "`"));
    }

    private SortedMap<String, BigDecimal> bySource() {
        return sums(house.ask("site", "`metrics`:[`revenue`]," + BY_CAMPAIGN));
    }

    private static SortedMap<String, BigDecimal> sums(JsonNode answer) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        answer.path("results").forEach(row -> add(sums, row.at("/dimensions/0").asText(),
                row.at("/metrics/0").asText()));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private static void add(SortedMap<String, BigDecimal> sums, String campaign, String amount) {
        sums.merge(campaign, new BigDecimal(amount).setScale(6), BigDecimal::add);
    }

    /// The revenue of each session, by its campaign; what is in no session is of none.
    private SortedMap<String, BigDecimal> ofLists() {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        for (JsonNode row : house.get("/v1/sites/site/sessions?limit=200").json().path("results")) {
            JsonNode session = house.get("/v1/sites/site/sessions/" + row.path("session").asText()).json();
            session.at("/session/revenue").forEach(money -> add(sums, row.path("utm_source").asText(NONE),
                    money.path("amount").asText()));
        }
        BigDecimal all = new BigDecimal(house.ask("site", "`metrics`:[`revenue`],`date_range`:["
                + "`2026-03-09T00:00:00Z`,`2026-03-10T00:00:00Z`]").at("/results/0/metrics/0").asText());
        add(sums, NONE, all.subtract(sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)).toString());
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    /// Visits and orders of a morning, some of them of people who are never seen.
    private void some(Random random, int count) {
        List<String> own = new ArrayList<>();
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String at = "%02d:%02d:%02d.%03d".formatted(8 + random.nextInt(4), random.nextInt(60), random.nextInt(60),
                    random.nextInt(1_000));
            String whose = Integer.toString(random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> own.add(view(at, "v" + whose, List.of("news", "ad", "mail").get(random.nextInt(3))));
                case 1 -> own.add(identify(at, "v" + whose, "u" + whose));
                default -> orders.add(order(at, "u" + random.nextInt(8), random.nextInt(1, 100) + ".25"));
            }
        }
        house.take(own);
        report(orders.toArray(String[]::new));
    }
}
