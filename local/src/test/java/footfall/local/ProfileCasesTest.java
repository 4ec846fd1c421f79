package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.event.GroupId;
import footfall.log.ViewKind;
import footfall.port.ViewStore.Change;
import footfall.profile.GroupView;
import footfall.profile.ProfileView;
import footfall.recount.Difference;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.usecase.reconcile.Reconcile;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The acceptance cases of persons, through the real functions, before and after the fold and in a recount.
class ProfileCasesTest {
    private final HandHouse house = new HandHouse();
    private int shards = 1;

    private void take(String... events) {
        house.now = house.now.plusSeconds(1);
        house.take(List.of(events).stream().map(event -> "{" + event.replace('`', '"') + "}").toList());
    }

    private static String increment(String property, String by, String... more) {
        return "`type`:`increment`,`user`:`u1`,`property`:`" + property + "`,`by`:`" + by + "`" + String.join("", more);
    }

    private static String identify(String traits, String... more) {
        return "`type`:`identify`,`user`:`u1`,`traits`:{" + traits + "}" + String.join("", more);
    }

    private static String at(String time) {
        return ",`at`:`2026-03-10T" + time + "Z`";
    }

    private JsonNode user(String id) {
        HandHouse.Answer answer = house.get("/v1/sites/site/users/" + id);
        assertEquals(200, answer.status(), () -> answer.json().toString());
        return answer.json();
    }

    private void traits(String json) {
        assertEquals(json.replace('`', '"'), user("u1").path("traits").toString());
    }

    private List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        IntStream.range(0, shards).forEach(shard -> found.addAll(new Reconcile(house.log, house.views, () -> house.now)
                .reconcile(new Shard(new SiteId("site"), shard), new SessionRules(Duration.ofMinutes(30)))));
        return found;
    }

    /// What must be so before and after folds, and in a recount.
    private void holds(Runnable claim) {
        house.holds(() -> {
            claim.run();
            assertEquals(List.of(), differences());
        });
    }

    @Test
    @DisplayName("OP-53: credits 5, ten times + 0.1, - 2, in one request without times: exactly 4")
    void increasesAreExactDecimalsOnTopOfTheValueBeforeThem() {
        List<String> events = new ArrayList<>(List.of(identify("`credits`:5")));
        IntStream.range(0, 10).forEach(_ -> events.add(increment("credits", "0.1")));
        events.add(increment("credits", "-2"));
        take(events.toArray(String[]::new));
        holds(() -> traits("{`credits`:4}"));
        take(increment("credits", "1"), identify("`credits`:7"), increment("credits", "0.5"));
        holds(() -> traits("{`credits`:7.5}"));
    }

    @Test
    @DisplayName("OP-53: a hundred increments at once of a person whom nobody knows, each delivered twice: 100")
    void noIncrementIsLostAndNoneCountsTwice() {
        for (int i = 0; i < 100; i++) {
            house.send("site", "{" + increment("n", "1").replace('`', '"') + "}");
            if (i == 50) {
                house.deliver(2);
                house.fold();
            }
        }
        house.deliver(2);
        holds(() -> {
            traits("{`n`:100}");
            assertEquals(List.of("0 0"), house.rows("`metrics`:[`events`,`sessions`],`date_range`:[`2026-03-10`,"
                    + "`2026-03-10`]"));
        });
    }

    @Test
    @DisplayName("OP-54: an increment of text stays without effect, warned")
    void whatIsNoNumberStays() {
        take(identify("`plan`:`gold`,`n`:1,`d`:`1.50`,`f`:true"), increment("plan", "1"), increment("plan", "2"),
                increment("f", "1"), increment("d", "0.25"));
        holds(() -> {
            traits("{`d`:1.75,`f`:true,`n`:1,`plan`:`gold`}");
            assertEquals("[{`code`:`increments_untaken`,`trait`:`f`,`count`:1},{`code`:`increments_untaken`,"
                    .replace('`', '"') + "`trait`:`plan`,`count`:2}]".replace('`', '"'),
                    user("u1").path("warnings").toString());
        });
        take(identify("`plan`:10"), increment("plan", "1"));
        holds(() -> traits("{`d`:1.75,`f`:true,`n`:1,`plan`:11}"));
    }

    @Test
    @DisplayName("SR-28: null takes a trait away, whatever comes late; what grows then begins at 0")
    void nullTakesAway() {
        take(identify("`a`:1,`b`:``", at("10:00:00")), identify("`a`:null", at("10:02:00")));
        take(identify("`a`:7", at("10:01:00")));
        holds(() -> traits("{`b`:``}"));
        take(increment("a", "2", at("10:03:00")));
        holds(() -> traits("{`a`:2,`b`:``}"));
    }

    @Test
    @DisplayName("SR-28: traits of 10:00 and 10:01 that arrive in the other order")
    void theLatestByItsOwnTimeWins() {
        take(identify("`b`:3,`c`:null", at("10:01:00")));
        take(identify("`a`:1,`b`:2", at("10:00:00")));
        holds(() -> traits("{`a`:1,`b`:3}"));
        take(increment("b", "5", at("10:00:30")), increment("b", "0.5", at("10:02:00")));
        holds(() -> traits("{`a`:1,`b`:3.5}"));
        take(identify("`b`:10", at("10:01:30")));
        holds(() -> traits("{`a`:1,`b`:10.5}"));
        take(identify("`b`:20", at("10:03:00")));
        holds(() -> traits("{`a`:1,`b`:20}"));
    }

    @Test
    @DisplayName("SR-27: a person with two devices: visitors 2, and the profile lists both")
    void aProfileListsItsVisitorsAndWhenThePersonWasSeen() {
        take("`type`:`pageview`,`visitor`:`v1`,`user`:`u1`" + at("09:59:00"),
                identify("`plan.name`:`pro`", ",`visitor`:`v2`", at("11:20:00")),
                "`type`:`pageview`,`visitor`:`v3`" + at("11:30:00"));
        holds(() -> {
            assertEquals("[\"v1\",\"v2\"]", user("u1").path("visitors").toString());
            assertEquals("2026-03-10T09:59:00.000Z", user("u1").path("first_seen").asText());
            assertEquals("2026-03-10T11:00:00.000Z", user("u1").path("last_seen").asText());
            assertEquals("{\"plan.name\":\"pro\"}", user("u1").path("traits").toString());
        });
    }

    @Test
    void groupsAreUnitedAndOfSomebodyUnknownNothingIsTold() {
        take("`type`:`assign`,`user`:`u1`,`groups`:{`company`:`acme`,`team`:`red`}",
                "`type`:`assign`,`user`:`u1`,`groups`:{`team`:`blue`}", identify("`a`:1", ",`groups`:{`plan`:`pro`}"),
                "`type`:`pageview`,`user`:`u1`,`groups`:{`page`:`no`}",
                "`type`:`group`,`group`:{`type`:`company`,`id`:`acme`,`name`:`Acme`},`properties`:{`seats`:5}");
        holds(() -> {
            assertEquals("{`company`:[`acme`],`plan`:[`pro`],`team`:[`blue`,`red`]}".replace('`', '"'),
                    user("u1").path("groups").toString());
            HandHouse.Answer nobody = house.get("/v1/sites/site/users/u2");
            assertEquals(404, nobody.status());
            assertEquals("user_not_found", nobody.json().path("code").asText());
        });
    }

    @Test
    void theLastNameAndPropertiesOfAGroupStandWhateverOrderTheyComeIn() {
        String group = "`type`:`group`,`group`:{`type`:`company`,`id`:`a/ü`%s},`properties`:{%s}%s";
        take(group.formatted(",`name`:`Acme`", "`seats`:5,`plan`:`pro`", at("11:00:00")));
        house.fold();
        take(group.formatted("", "`seats`:3,`city`:`Ulm`", at("10:00:00")),
                group.formatted("", "`plan`:null,`seats`:``", at("11:30:00")));
        holds(() -> assertEquals("{\"type\":\"company\",\"id\":\"a/ü\",\"name\":\"Acme\",\"properties\":"
                + "{\"city\":\"Ulm\",\"plan\":\"pro\",\"seats\":5},\"warnings\":[]}",
                house.get("/v1/sites/site/groups/company/a%2F%C3%BC").json().toString()));
        assertEquals(404, house.get("/v1/sites/site/groups/team/a").status());
        GroupView right = (GroupView) house.views.range(new Shard(new SiteId("site"), 0), ViewKind.GROUP,
                Long.MIN_VALUE, Long.MAX_VALUE).getFirst();
        house.views.put(List.of(new Change.Follow(new GroupView(right.shard(), right.group(), right.fold(),
                right.properties().headMap("plan"), false), right.fold())));
        assertEquals(List.of("properties"), differences().stream().map(Difference::what).toList());
    }

    @Test
    void moreThanIsKeptIsSaid() {
        for (int part = 0; part < 5; part++) {
            StringBuilder traits = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                traits.append(i == 0 ? "" : ",").append("`t%03d`:1".formatted(249 - part * 50 - i));
            }
            take(identify(traits.toString()), increment("t%03d".formatted(249 - part * 50), "1"));
            house.fold();
        }
        for (int i = 0; i < 60; i++) {
            take("`type`:`assign`,`user`:`u1`,`groups`:{`g`:`g%02d`}".formatted(59 - i));
        }
        for (int i = 0; i < 105; i++) {
            take("`type`:`pageview`,`user`:`u1`,`visitor`:`v%03d`".formatted(i) + at("%02d:00:00".formatted(i % 12)));
        }
        holds(() -> {
            JsonNode user = user("u1");
            assertEquals(200, user.path("traits").size());
            assertEquals(2, user.path("traits").path("t199").asInt());
            assertTrue(user.path("traits").path("t200").isMissingNode());
            assertEquals(50, user.path("groups").path("g").size());
            assertEquals("g49", user.path("groups").path("g").path(49).asText());
            assertEquals("[{\"code\":\"more_traits\",\"limit\":200},{\"code\":\"more_groups\",\"limit\":50}]",
                    user.path("warnings").toString());
            assertEquals(100, user.path("visitors").size());
            assertEquals("v104", user.path("visitors").path(99).asText());
            assertEquals("v001", user.path("visitors").path(0).asText());
        });
    }

    @Test
    void aPersonWhoseDevicesLieInSeveralShardsIsOne() {
        assertEquals(200, house.admin("PATCH", "/v1/sites/site", "{\"shards\":4}").status());
        shards = 4;
        house.now = house.now.plus(Duration.ofDays(1));
        for (int device = 0; device < 12; device++) {
            take("`type`:`identify`,`visitor`:`d" + device + "`,`user`:`u1`,`traits`:{`n`:" + device + ",`d" + device
                    + "`:1},`groups`:{`device`:`d" + device + "`}");
            take(increment("n", "0.1"), increment("n", "0.01", ",`visitor`:`d" + device + "`"));
            house.now = house.now.plusSeconds(60);
        }
        holds(() -> {
            assertEquals("11.11", user("u1").path("traits").path("n").asText());
            assertEquals(13, user("u1").path("traits").size());
            assertEquals(12, user("u1").path("groups").path("device").size());
            assertEquals(12, user("u1").path("visitors").size());
        });
        assertTrue(IntStream.range(0, 4).filter(shard -> !profiles(shard).isEmpty()).count() > 1, "shards of one user");
    }

    @Test
    void aValueOfOneShardBetweenManyStepsOfAnotherIsExact() {
        assertEquals(200, house.admin("PATCH", "/v1/sites/site", "{\"shards\":4}").status());
        shards = 4;
        house.now = house.now.plus(Duration.ofDays(1));
        List<String> steps = IntStream.range(0, 300).mapToObj(i -> increment("n", "0.1",
                ",`at`:`2026-03-11T10:%02d:%02dZ`".formatted(i / 60, i % 60))).toList();
        take(steps.toArray(String[]::new));
        for (int device = 0; device < 8; device++) {
            take("`type`:`identify`,`visitor`:`d" + device + "`,`user`:`u1`,`traits`:{`n`:100},"
                    + "`at`:`2026-03-11T10:01:40Z`");
        }
        holds(() -> assertEquals("119.9", user("u1").path("traits").path("n").asText()));
    }

    private List<ProfileView> profiles(int shard) {
        return house.views.range(new Shard(new SiteId("site"), shard), ViewKind.PROFILE, Long.MIN_VALUE, Long.MAX_VALUE)
                .stream().map(ProfileView.class::cast).toList();
    }

    @Test
    void aProfileThatIsNotWhatTheLogSaysIsFound() {
        take(identify("`a`:1"));
        house.fold();
        assertEquals(List.of(), differences());
        ProfileView right = profiles(0).getFirst();
        ProfileView wrong = new ProfileView(right.shard(), right.user(), right.fold(), right.first(), right.last(),
                right.traits(), new TreeSet<>(List.of(new GroupId("g", "g"))), right.visitors(), false, false);
        house.views.put(List.of(new Change.Follow(wrong, right.fold())));
        assertEquals(List.of("groups"), differences().stream().map(Difference::what).toList());
        house.views.put(List.of(new Change.Follow(right, right.fold())));
        house.views.put(List.of(new Change.Follow(new ProfileView(right.shard(), "stray", 1, right.first(),
                right.last(), right.traits(), right.groups(), right.visitors(), false, false), 0)));
        assertEquals(List.of("view"), differences().stream().map(Difference::what).toList());
    }

    @Test
    void aViewThatChangesNothingOfAPersonWritesNothing() {
        take("`type`:`pageview`,`user`:`u1`,`visitor`:`v`" + at("11:00:00"));
        house.fold();
        long fold = profiles(0).getFirst().fold();
        take("`type`:`pageview`,`user`:`u1`,`visitor`:`v`" + at("11:30:00"));
        holds(() -> assertEquals("2026-03-10T11:00:00.000Z", user("u1").path("last_seen").asText()));
        assertEquals(fold, profiles(0).getFirst().fold());
        take("`type`:`pageview`,`user`:`u1`,`visitor`:`v`" + at("12:00:00"));
        holds(() -> assertEquals("2026-03-10T12:00:00.000Z", user("u1").path("last_seen").asText()));
        assertTrue(profiles(0).getFirst().fold() > fold);
    }

    @Test
    void nobodyWasLastSeenBeforeTheFirstTime() {
        take("`type`:`pageview`,`user`:`u1`,`visitor`:`v`" + at("11:20:00"));
        holds(() -> assertEquals("2026-03-10T11:20:00.000Z", user("u1").path("last_seen").asText()));
    }
}
