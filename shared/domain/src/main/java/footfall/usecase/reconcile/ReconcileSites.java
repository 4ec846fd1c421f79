package footfall.usecase.reconcile;

import footfall.port.SiteStore;
import footfall.recount.Difference;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.visit.SessionRules;
import java.util.List;
import java.util.function.BiConsumer;

/// Reconciles every shard of every site. Safe for use by many threads.
public final class ReconcileSites {
    private static final int SITES_A_PAGE = 100;

    private final SiteStore sites;
    private final Reconcile reconcile;

    public ReconcileSites(SiteStore sites, Reconcile reconcile) {
        this.sites = sites;
        this.reconcile = reconcile;
    }

    /// Tells what each shard's comparison found, as it goes.
    ///
    /// @param extent how much of each log
    /// @param told   takes a shard and its differences, none if there are none
    /// @return how many differences there are in all
    /// @throws footfall.port.Unavailable if a store does not answer
    public int reconcile(Extent extent, BiConsumer<Shard, List<Difference>> told) {
        int differences = 0;
        String after = "";
        for (List<Site> page = sites.sites(after, SITES_A_PAGE); !page.isEmpty();
                page = sites.sites(after, SITES_A_PAGE)) {
            for (Site site : page) {
                for (int number = 0; number < site.sharding().count(); number++) {
                    Shard shard = new Shard(site.id(), number);
                    List<Difference> found = reconcile.compare(shard, new SessionRules(site.timeouts()), extent,
                            () -> false).differences();
                    told.accept(shard, found);
                    differences += found.size();
                }
                after = site.id().value();
            }
        }
        return differences;
    }
}
