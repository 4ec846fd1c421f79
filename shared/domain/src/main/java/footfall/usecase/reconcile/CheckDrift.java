package footfall.usecase.reconcile;

import footfall.port.DriftStore;
import footfall.port.DriftStore.Drift;
import footfall.port.DriftStore.Place;
import footfall.port.SiteStore;
import footfall.port.Unavailable;
import footfall.recount.Difference;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.visit.SessionRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Compares the last days of each shard of each site with its log, one after the other, and keeps what it found. When
/// time is up it keeps the place, and the next run goes on from there. A shard that ends a run in any other way is
/// passed over by the next one. Two runs at the same time harm nothing, and do the work twice.
public final class CheckDrift {
    /// The most shards of one run: more of them wait for the next one.
    public static final int SHARDS_A_RUN_MAX = 10_000;

    private final SiteStore sites;
    private final Reconcile reconcile;
    private final DriftStore drifts;
    private final int days;
    private final InstantSource clock;

    /// @param days how many days back views are compared
    public CheckDrift(SiteStore sites, Reconcile reconcile, DriftStore drifts, int days, InstantSource clock) {
        this.sites = sites;
        this.reconcile = reconcile;
        this.drifts = drifts;
        this.days = days;
        this.clock = clock;
    }

    /// Goes once around all shards, or until time is up.
    ///
    /// @throws Unavailable if the stores of sites or of results do not answer; a shard whose log or views do not answer
    ///                     is counted as failed
    public Checked check(BooleanSupplier isTimeUp) {
        Sum sum = new Sum(clock.instant());
        Optional<Place> next = drifts.place().flatMap(this::standing).or(() -> following("", Integer.MAX_VALUE));
        Optional<Shard> begin = next.map(Place::shard);
        for (int shards = 0; next.isPresent() && shards < SHARDS_A_RUN_MAX; shards++) {
            Place place = next.get();
            Optional<Place> after = following(place.shard().site().value(), place.shard().number())
                    .or(() -> following("", Integer.MAX_VALUE));
            if (isTimeUp.getAsBoolean()) {
                return sum.stoppedAt(place.shard());
            }
            // Whatever becomes of this one, even a timeout, the next run does not fall over it again.
            after.ifPresent(drifts::goOnAt);
            if (!isCompared(place, sum, shards > 0, isTimeUp)) {
                return sum.stoppedAt(place.shard());
            }
            next = after.filter(other -> !begin.equals(Optional.of(other.shard())));
        }
        return sum.stoppedAt("");
    }

    /// Compares one shard and keeps what it found. If time was up the next run goes on with it, unless it had all of
    /// the time and came nowhere.
    ///
    /// @return whether it was compared to its end, or failed: else there is no time left
    private boolean isCompared(Place place, Sum sum, boolean othersFirst, BooleanSupplier isTimeUp) {
        Optional<Site> site = sites.site(place.shard().site());
        if (site.isEmpty()) {
            return true;
        }
        Instant now = clock.instant();
        Extent asked = Extent.days(days, now);
        Extent extent = place.since().isAfter(asked.since()) ? new Extent(place.since()) : asked;
        try {
            Compared compared = reconcile.compare(place.shard(), new SessionRules(site.get().timeouts()), extent,
                    isTimeUp);
            Drift drift = drift(place, extent, compared, now);
            drifts.put(drift);
            sum.add(drift, compared);
            if (!compared.isFinished() && (othersFirst || compared.to().isAfter(extent.since()))) {
                drifts.goOnAt(new Place(place.shard(), compared.to()));
            }
            return compared.isFinished();
        } catch (Unavailable e) {
            sum.failed++;
            return true;
        }
    }

    /// The result of what was compared now, after what an earlier run found of the same hours' beginning.
    private Drift drift(Place place, Extent extent, Compared compared, Instant now) {
        List<Difference> found = compared.differences();
        Drift drift = new Drift(place.shard(), now, extent.since(), compared.to(), found.size(),
                found.isEmpty() ? "" : found.getFirst().name());
        return drifts.drifts(place.shard().site()).stream()
                .filter(before -> before.shard().equals(place.shard()) && before.to().equals(extent.since()))
                .findFirst().map(before -> new Drift(drift.shard(), now, before.from(), drift.to(),
                        Math.min(Reconcile.DIFFERENCES_MAX, before.differences() + drift.differences()),
                        before.first().isEmpty() ? drift.first() : before.first())).orElse(drift);
    }

    /// The place, if its shard is still there; else the one after it.
    private Optional<Place> standing(Place place) {
        return sites.site(place.shard().site()).filter(site -> place.shard().number() < site.sharding().count())
                .map(_ -> place).or(() -> following(place.shard().site().value(), place.shard().number()));
    }

    /// The shard after one; empty if that was the last.
    private Optional<Place> following(String name, int number) {
        if (!name.isEmpty() && sites.site(new SiteId(name)).filter(site -> number + 1 < site.sharding().count())
                .isPresent()) {
            return Optional.of(new Place(new Shard(new SiteId(name), number + 1), Instant.EPOCH));
        }
        return sites.sites(name, 1).stream().findFirst()
                .map(site -> new Place(new Shard(site.id(), 0), Instant.EPOCH));
    }

    /// What a run did.
    ///
    /// @param shards       that were compared, one that time did not suffice for among them
    /// @param failed       shards whose stores did not answer
    /// @param comparedTo   how far every one of them was compared, at least
    /// @param drift        how many differences there are
    /// @param hoursUnknown hours whose visits were passed over
    /// @param first        the name of the first difference, with its shard; "" if there is none
    /// @param stoppedAt    the shard at which time was up; "" if all were compared
    public record Checked(int shards, int failed, Instant comparedTo, long drift, long hoursUnknown, String first,
                          String stoppedAt) {}

    /// A run while it goes on.
    private static final class Sum {
        private Instant comparedTo;
        private int shards;
        private int failed;
        private long drift;
        private long hoursUnknown;
        private String first = "";

        Sum(Instant begin) {
            comparedTo = begin;
        }

        void add(Drift one, Compared compared) {
            shards++;
            drift += compared.differences().size();
            hoursUnknown += compared.hoursUnknown();
            first = first.isEmpty() && !compared.differences().isEmpty()
                    ? one.shard() + " " + compared.differences().getFirst().name() : first;
            comparedTo = one.to().isBefore(comparedTo) ? one.to() : comparedTo;
        }

        Checked stoppedAt(Shard shard) {
            return stoppedAt(shard.toString());
        }

        Checked stoppedAt(String where) {
            return new Checked(shards, failed, comparedTo, drift, hoursUnknown, first, where);
        }
    }
}
