package footfall.usecase.reduce;

import footfall.port.LogStore;
import footfall.port.SiteStore;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.site.DayCount;
import footfall.site.DoorRules;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.Day;
import footfall.visit.SessionRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Tells sites that have as many events of today as they want a day: of those that count, by when they arrived. Safe to
/// run at any time, several at once: whoever takes events believes what is told here, for that day.
public final class MarkQuotas {
    private static final int SITES_A_PAGE = 100;
    private static final String AGGREGATED = "aggregated";

    private final SiteStore sites;
    private final LogStore log;
    private final ViewStore views;
    private final InstantSource clock;

    public MarkQuotas(SiteStore sites, LogStore log, ViewStore views, InstantSource clock) {
        this.sites = sites;
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /// Afterwards every site knows of itself whose logs hold as many events of today as its `daily_events_max`, but for
    /// those of which too few shards answered. What is not in a log yet is not counted. A site without a maximum, and
    /// one that knows, costs nothing.
    public Marked mark() {
        Instant now = clock.instant();
        int marked = 0;
        int failed = 0;
        String after = "";
        for (List<Site> page = sites.sites(after, SITES_A_PAGE); !page.isEmpty();
                page = sites.sites(after, SITES_A_PAGE)) {
            for (Site site : page) {
                int max = site.ingest().doors().dailyEventsMax();
                if (max != DoorRules.NO_MAX && !site.isOverQuota(now)) {
                    Counted counted = count(site, Day.of(now), max);
                    failed += counted.failed;
                    try {
                        marked += told(site, Day.of(now), counted.events) ? 1 : 0;
                    } catch (Unavailable e) {
                        failed++;
                    }
                }
                after = site.id().value();
            }
        }
        return new Marked(marked, failed);
    }

    private boolean told(Site site, Day today, long events) {
        if (events < site.ingest().doors().dailyEventsMax()) {
            return false;
        }
        sites.counted(site.id(), new DayCount(today, events));
        return true;
    }

    private Counted count(Site site, Day today, int enough) {
        long events = 0;
        int failed = 0;
        for (int number = 0; number < site.sharding().count() && events < enough; number++) {
            try {
                events += ShardState.reading(log, views, new Shard(site.id(), number),
                        new SessionRules(site.timeouts()), state -> count(state, today));
            } catch (Unavailable e) {
                failed++;
            }
        }
        return new Counted(events, failed);
    }

    private static long count(ShardState state, Day today) {
        return state.counters(today.firstHour(), new Day(today.index() + 1).firstHour()).values().stream()
                .mapToLong(hour -> hour.pipeline().getOrDefault(AGGREGATED, 0L)).sum();
    }

    private record Counted(long events, int failed) {}

    /// What became of it.
    ///
    /// @param marked sites that were told
    /// @param failed shards of which, or sites to which, a store did not answer
    public record Marked(int marked, int failed) {}
}
