package footfall.proof.scene;

import footfall.event.Event;
import footfall.proof.schedule.Scheduler;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Scenes that are small enough for every schedule to be run. Their events: a visitor is there at 23:20, at 23:45 and,
/// after midnight, at 00:10; another one at 00:05: so visits join over an hour and over midnight, and a day is over.
public final class SmallScopes {
    private static final SiteId SITE = new SiteId("shop");
    private static final Shard SHARD = new Shard(SITE, 0);
    private static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");
    private static final Duration NEVER = Duration.ofDays(30);
    private static final int ANY_PAGE = 1_000;
    private static final TimeRange RANGE = new TimeRange(Instant.parse("2026-03-01T00:00:00Z"),
            Instant.parse("2026-03-02T00:07:30Z"));

    private static final Event E1 = view(1, "2026-03-01T23:20:00Z", "v", "/a", "news");
    private static final Event E2 = view(2, "2026-03-01T23:45:00Z", "v", "/b", "");
    private static final Event E3 = view(3, "2026-03-02T00:05:00Z", "w", "/a", "");
    private static final Event E4 = view(4, "2026-03-02T00:10:00Z", "v", "/c", "mail");
    private static final Event LATE = view(5, "2026-03-01T23:58:00Z", "v", "/d", "");

    /// Two reducers that append and do not fold.
    public static final Scope APPEND = new Scope("append",
            "2 reducers, 2 messages of 3 events, 2 of them in both", true, (scheduler, _) -> {
                Scene scene = scene(scheduler, NEVER, ANY_PAGE, true);
                given(scene, "reducer 1", E1, E2, E3);
                given(scene, "reducer 2", E2, E3, E4);
                return scene;
            });

    /// Three reducers that append; every event is in two messages, and pages of the store have one item.
    public static final Scope APPEND_THREE = new Scope("append-three",
            "3 reducers, 3 messages of 2 events, each event in two, pages of one item", true, (scheduler, _) -> {
                Scene scene = scene(scheduler, NEVER, 1, true);
                given(scene, "reducer 1", E1, E2);
                given(scene, "reducer 2", E2, E3);
                given(scene, "reducer 3", E3, E1);
                return scene;
            });

    /// Two reducers that append and fold.
    public static final Scope FOLD = new Scope("fold",
            "2 reducers, 2 messages of 3 events, 2 of them in both, each folds", true, (scheduler, _) -> {
                Scene scene = scene(scheduler, Duration.ZERO, ANY_PAGE, false);
                given(scene, "reducer 1", E1, E2, E3);
                given(scene, "reducer 2", E2, E3, E4);
                return scene;
            });

    /// Two folders of one tail, every put in any order.
    public static final Scope FOLD_TAIL = new Scope("fold-tail", "2 sweepers fold one tail of one event", true,
            (scheduler, _) -> {
                Scene scene = scene(scheduler, Duration.ZERO, ANY_PAGE, true);
                before(scene, List.of(LATE));
                new Keepers(scene).sweeping("sweeper 1", 1);
                new Keepers(scene).sweeping("sweeper 2", 1);
                return scene;
            });

    /// A late event joins two visits over midnight, while somebody asks.
    public static final Scope FOLD_ASK = new Scope("fold-ask",
            "1 sweeper folds an event that joins two visits over midnight, 1 question", true, (scheduler, _) -> {
                Scene scene = folded(scheduler);
                new Keepers(scene).sweeping("sweeper", 1);
                new Askers(scene).asking("asker", scene.sites.getFirst(), RANGE);
                return scene;
            });

    /// A late event joins two visits over midnight, while another one is appended and folded.
    public static final Scope FOLD_LATE = new Scope("fold-late",
            "1 sweeper folds an event that joins two visits over midnight, 1 reducer appends and folds", true,
            (scheduler, _) -> {
                Scene scene = folded(scheduler);
                new Keepers(scene).sweeping("sweeper", 1);
                given(scene, "reducer", E2, LATE);
                return scene;
            });

    private SmallScopes() {}

    private static Scene scene(Scheduler scheduler, Duration foldAfter, int pageItems, boolean atOnce) {
        Scene scene = new Scene(scheduler, new Random(1), NOW, foldAfter, pageItems, atOnce);
        scene.found(Site.withDefaults(SITE, "Shop", NOW));
        return scene;
    }

    /// Some events are folded, and a later one stands in the tail.
    private static Scene folded(Scheduler scheduler) {
        Scene scene = scene(scheduler, Duration.ofSeconds(1), ANY_PAGE, false);
        before(scene, List.of(E1, E4));
        scene.clock.pass(Duration.ofSeconds(2));
        new Keepers(scene).sweep();
        before(scene, List.of(LATE));
        scene.clock.pass(Duration.ofSeconds(2));
        return scene;
    }

    /// Events that are in the log before anybody begins.
    private static void before(Scene scene, List<Event> events) {
        Reducers reducers = new Reducers(scene);
        sent(scene, events);
        scene.queue.delete(reducers.appended(List.of(scene.queue.hand(
                scene.queue.add(Happenings.message(SHARD, events))))));
    }

    private static void given(Scene scene, String name, Event... events) {
        sent(scene, List.of(events));
        new Reducers(scene).given(name, List.of(scene.queue.hand(scene.queue.add(Happenings.message(SHARD,
                Happenings.received(List.of(events), NOW.minusSeconds(600L - 120 * scene.queue.left().size())))))));
    }

    private static void sent(Scene scene, List<Event> events) {
        events.forEach(event -> {
            scene.sent.add(event.id());
            scene.accepted.add(event.id());
        });
    }

    private static Event view(int number, String at, String visitor, String path, String source) {
        return Happenings.view(number, Instant.parse(at), NOW.minusSeconds(60), visitor, path, source);
    }
}
