package footfall.usecase.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import footfall.memory.MemorySiteStore;
import footfall.site.KeyKind;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.check.CheckKey;
import footfall.usecase.manage.Bootstrap.Outcome;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final SiteId DEMO = new SiteId("demo");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final MemorySiteStore store = new MemorySiteStore();
    private Instant now = START;
    private final Bootstrap bootstrap = new Bootstrap(store, () -> now, new Random(1));

    @Test
    void makesTheFirstSiteAndKeysThatWork() {
        Outcome.Made made = assertInstanceOf(Outcome.Made.class, bootstrap.make(DEMO));
        CheckKey check = new CheckKey(store, () -> now);
        assertInstanceOf(CheckKey.Answer.Granted.class, check.check(made.writeKey(), KeyKind.WRITE));
        assertInstanceOf(CheckKey.Answer.Granted.class, check.check(made.readKey(), KeyKind.READ));
        assertInstanceOf(CheckKey.Answer.Granted.class, check.check(made.adminKey(), KeyKind.ADMIN));
        assertFalse(made.toString().contains(made.adminKey()));
    }

    @Test
    void isDoneOnceWhateverSiteIsAskedForNext() {
        bootstrap.make(DEMO);
        now = START.plusSeconds(3_600);
        assertEquals(new Outcome.DoneBefore(), bootstrap.make(DEMO));
        assertEquals(new Outcome.DoneBefore(), bootstrap.make(new SiteId("other")));
        assertEquals(1, store.sites("", 10).size());
    }

    @Test
    void leavesAnotherCallThatIsUnderWayAlone() {
        store.create(Site.withDefaults(DEMO, "demo", START));
        now = START.plusSeconds(59);
        assertEquals(new Outcome.DoneBefore(), bootstrap.make(DEMO));
    }

    @Test
    void finishesWhatSomebodyBeganAMinuteAgo() {
        store.create(Site.withDefaults(DEMO, "demo", START));
        now = START.plusSeconds(60);
        assertInstanceOf(Outcome.Made.class, bootstrap.make(DEMO));
        assertEquals(new Outcome.DoneBefore(), bootstrap.make(DEMO));
    }
}
