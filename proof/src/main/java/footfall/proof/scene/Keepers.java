package footfall.proof.scene;

import footfall.port.LogStore;
import footfall.port.Unavailable;
import footfall.proof.schedule.Life;
import footfall.site.SettingValue;
import footfall.site.SiteId;
import footfall.usecase.manage.ManageKeys;
import footfall.usecase.manage.ManageSites;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.SweepTails;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/// Who keeps the house: sweepers, and the owner who changes a site.
final class Keepers {
    private final Scene scene;

    Keepers(Scene scene) {
        this.scene = scene;
    }

    /// Sweeps so many times.
    void sweeping(String name, int times) {
        scene.scheduler.start(new Life(name, () -> { }), () -> {
            for (int time = 0; time < times; time++) {
                attempt(this::sweep);
            }
        });
    }

    /// Folds every tail that is old enough.
    SweepTails.Swept sweep() {
        LogStore log = scene.log();
        return new SweepTails(scene.siteStore(), log, new FoldShard(log, scene.views()), scene.foldAfter, scene.clock)
                .sweep();
    }

    /// Changes settings one after the other.
    void changing(String name, SiteId site, Iterable<Map<String, SettingValue>> changes) {
        scene.scheduler.start(new Life(name, () -> { }), () -> {
            ManageSites manage = new ManageSites(scene.siteStore(),
                    new ManageKeys(scene.siteStore(), scene.clock, new Random(1)), scene.clock);
            changes.forEach(change -> attempt(() -> manage.patch(site, change, OptionalLong.empty())));
        });
    }

    /// An owner or a schedule who gets no answer lets it be.
    private static void attempt(Runnable deed) {
        try {
            deed.run();
        } catch (Unavailable e) {
            return;
        }
    }
}
