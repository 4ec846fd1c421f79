package footfall.usecase.reduce;

import footfall.log.Segment;
import footfall.port.LogStore;
import footfall.port.SiteStore;
import footfall.port.Unavailable;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Folds tails that nobody else folds, because their sites fell silent. Safe to run at any time, several at once.
public final class SweepTails {
    private static final int SITES_A_PAGE = 100;

    private final SiteStore sites;
    private final LogStore log;
    private final FoldShard fold;
    private final Duration foldAfter;
    private final InstantSource clock;

    public SweepTails(SiteStore sites, LogStore log, FoldShard fold, Duration foldAfter, InstantSource clock) {
        this.sites = sites;
        this.log = log;
        this.fold = fold;
        this.foldAfter = foldAfter;
        this.clock = clock;
    }

    /// Afterwards every tail that was older than `foldAfter` is folded, but for those of shards that did not answer.
    public Swept sweep() {
        int folded = 0;
        int failed = 0;
        String after = "";
        for (List<Site> page = sites.sites(after, SITES_A_PAGE); !page.isEmpty();
                page = sites.sites(after, SITES_A_PAGE)) {
            for (Site site : page) {
                for (int number = 0; number < site.sharding().count(); number++) {
                    try {
                        folded += sweep(new Shard(site.id(), number), site) ? 1 : 0;
                    } catch (Unavailable e) {
                        failed++;
                    }
                }
                after = site.id().value();
            }
        }
        return new Swept(folded, failed);
    }

    private boolean sweep(Shard shard, Site site) {
        List<Segment> tail = log.tail(shard, log.head(shard).folded());
        if (tail.isEmpty() || tail.getFirst().appendedAt().plus(foldAfter).isAfter(clock.instant())) {
            return false;
        }
        return fold.fold(shard, new SessionRules(site.timeouts())) > 0;
    }

    /// What a sweep did.
    ///
    /// @param folded shards whose tail was folded
    /// @param failed shards whose store did not answer
    public record Swept(int folded, int failed) {}
}
