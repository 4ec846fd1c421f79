package footfall.proof.scene;

import footfall.event.Event;
import footfall.event.Value;
import footfall.event.What;
import footfall.event.Who;
import footfall.proof.schedule.Scheduler;
import footfall.site.ApiKey;
import footfall.site.KeyHash;
import footfall.site.KeyKind;
import footfall.site.SettingValue;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.time.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Scenes too large to run every schedule of: each seed draws who takes part, what they do and what they send.
public final class BusyScopes {
    private static final Instant BEGIN = Instant.parse("2026-03-01T21:00:00Z");
    private static final SiteId SHOP = new SiteId("shop");
    private static final SiteId BLOG = new SiteId("blog");
    private static final SettingValue OFF = new SettingValue.Flag(false);
    private static final SettingValue ON = new SettingValue.Flag(true);
    private static final int EVENTS_MAX = 10;

    /// Reducers, sweepers, questions and a reconciler on one log.
    public static final Scope LOG = new Scope("log",
            "2-4 reducers, 0-2 sweepers, 0-2 questions, a reconciler; one log; events late, doubled, unfit, poisoned;"
            + " users whose credits grow", false, BusyScopes::log);

    /// The whole way, from clients to reports.
    public static final Scope HOUSE = new Scope("house", "2 clients through ingest, one of which may tell no time,"
            + " 3 reducers, a sweeper, a question; 2 sites, shards raised over midnight, a site switched off and on",
            false, BusyScopes::house);

    private BusyScopes() {}

    private static Scene log(Scheduler scheduler, long seed) {
        Random chance = new Random(seed);
        Scene scene = scene(scheduler, chance);
        Site shop = Site.withDefaults(SHOP, "Shop", BEGIN);
        scene.found(shop);
        List<Event> events = events(chance, 3 + chance.nextInt(EVENTS_MAX - 2), scene.clock.instant());
        for (int message = 0; message < 2 + chance.nextInt(4); message++) {
            List<Event> some = some(events, chance);
            some.forEach(event -> {
                scene.sent.add(event.id());
                if (event.at().isBefore(Happenings.UNFIT)) {
                    scene.accepted.add(event.id());
                }
            });
            scene.queue.add(Happenings.message(new Shard(SHOP, 0), Happenings.received(some,
                    scene.clock.instant().minusSeconds(60L * message))));
        }
        if (chance.nextInt(8) == 0) {
            scene.queue.add(Happenings.POISON);
        }
        Reducers reducers = new Reducers(scene);
        for (int number = 1; number <= 2 + chance.nextInt(3); number++) {
            reducers.polling("reducer " + number, 1 + chance.nextInt(2), 3, 15);
        }
        readers(scene, shop, chance, 2);
        return scene;
    }

    private static Scene house(Scheduler scheduler, long seed) {
        Random chance = new Random(seed);
        Scene scene = scene(scheduler, chance);
        Site shop = Site.withDefaults(SHOP, "Shop", BEGIN);
        scene.found(shop);
        scene.found(Site.withDefaults(BLOG, "Blog", BEGIN));
        Senders senders = new Senders(scene);
        int number = 0;
        for (SiteId site : List.of(SHOP, BLOG)) {
            ApiKey key = ApiKey.make(KeyKind.WRITE, chance);
            scene.siteStore().addKey(new SiteKey(KeyHash.of(key.text()), KeyKind.WRITE, site, "k-" + site, "", "", "",
                    true, BEGIN, Instant.MAX));
            List<List<Senders.Wish>> requests = new ArrayList<>();
            for (int request = 0; request < 1 + chance.nextInt(3); request++) {
                requests.add(wishes(chance, 100 * number++, scene.clock.instant(), site.equals(BLOG)));
            }
            senders.sending("ingest of " + site, site, key.text(), requests);
        }
        new Keepers(scene).changing("owner", SHOP, changes(chance));
        Reducers reducers = new Reducers(scene);
        for (int reducer = 1; reducer <= 3; reducer++) {
            reducers.polling("reducer " + reducer, 2, 4, 8);
        }
        readers(scene, shop, chance, 1);
        return scene;
    }

    private static Scene scene(Scheduler scheduler, Random chance) {
        Duration foldAfter = Duration.ofMinutes(List.of(0, 0, 10).get(chance.nextInt(3)));
        return new Scene(scheduler, chance, BEGIN.plusSeconds(chance.nextInt(20_000)), foldAfter,
                chance.nextInt(3) == 0 ? 1 : 1_000, chance.nextBoolean());
    }

    private static void readers(Scene scene, Site site, Random chance, int max) {
        for (int number = 1; number <= chance.nextInt(max + 1); number++) {
            new Keepers(scene).sweeping("sweeper " + number, 1 + chance.nextInt(2));
        }
        for (int number = 1; number <= chance.nextInt(max + 1); number++) {
            Instant from = BEGIN.minus(Duration.ofHours(chance.nextInt(30)));
            Instant to = from.plus(Duration.ofMinutes(1 + chance.nextInt(3_000)));
            boolean whole = chance.nextBoolean();
            new Askers(scene).asking("asker " + number, site, new TimeRange(
                    whole ? from.truncatedTo(ChronoUnit.HOURS) : from.plusMillis(chance.nextInt(60_000)), to));
        }
        if (chance.nextInt(10) == 0) {
            new Askers(scene).reconciling("reconciler");
        }
    }

    private static List<Map<String, SettingValue>> changes(Random chance) {
        List<Map<String, SettingValue>> changes = new ArrayList<>();
        if (chance.nextBoolean()) {
            changes.add(Map.of("shards", new SettingValue.Whole(2)));
        }
        if (chance.nextInt(3) == 0) {
            changes.add(Map.of("active", OFF));
            changes.add(Map.of("active", ON));
        }
        return changes;
    }

    /// Events of few visitors and users, near one another, often around midnight; some happened a day before they came.
    private static List<Event> events(Random chance, int count, Instant now) {
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            What what = switch (chance.nextInt(10)) {
                case 0 -> new What.Custom("buy", List.of(new What.Revenue(BigDecimal.valueOf(number, 1), "EUR")));
                case 1 -> new What.Engagement(1_000, 10, 1);
                case 2 -> new What.Identify(Map.of("credits", new Value.Num(BigDecimal.valueOf(chance.nextInt(9)))));
                case 3, 4 -> new What.Increment("credits", BigDecimal.valueOf(chance.nextInt(9) - 4.5), 0);
                default -> new What.PageView();
            };
            Instant at = chance.nextInt(40) == 0 ? Happenings.UNFIT : before(chance, now);
            String visitor = what.onlyTells() || chance.nextInt(12) == 0 ? "" : "v" + chance.nextInt(3);
            boolean ofUser = what instanceof What.Identify || what.onlyTells();
            events.add(Happenings.event(number, at, now, visitor, "/" + chance.nextInt(3),
                    chance.nextInt(3) == 0 ? "s" + chance.nextInt(2) : "", what).by(new Who(visitor, "",
                    ofUser ? "u" + chance.nextInt(2) : "", !visitor.isEmpty())));
        }
        return events;
    }

    /// @param untold whether some of them tell no time, neither by themselves nor by their ids
    private static List<Senders.Wish> wishes(Random chance, int first, Instant now, boolean untold) {
        List<Senders.Wish> wishes = new ArrayList<>();
        for (int number = 0; number < 1 + chance.nextInt(4); number++) {
            boolean silent = untold && chance.nextBoolean();
            wishes.add(new Senders.Wish(silent ? Happenings.untold(first + number) : Happenings.id(first + number),
                    silent ? Optional.empty() : Optional.of(before(chance, now)), "v" + chance.nextInt(4),
                    "/" + chance.nextInt(3), chance.nextInt(3) == 0 ? "news" : ""));
        }
        return wishes;
    }

    private static Instant before(Random chance, Instant now) {
        int minutes = chance.nextInt(6) == 0 ? chance.nextInt(1_800) : chance.nextInt(150);
        return now.minus(Duration.ofMinutes(minutes)).minusMillis(chance.nextInt(60_000));
    }

    private static List<Event> some(List<Event> events, Random chance) {
        int from = chance.nextInt(events.size());
        return events.subList(from, Math.min(events.size(), from + 1 + chance.nextInt(4)));
    }
}
