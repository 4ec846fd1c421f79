package footfall.usecase.list;

import footfall.event.Event;
import footfall.listing.VisitorCursor.Place;
import footfall.listing.VisitorCursor;
import footfall.listing.VisitorPage;
import footfall.listing.VisitorRow;
import footfall.listing.VisitorVisits;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.SeenVisitors;
import footfall.prefix.ShardState;
import footfall.profile.Profile;
import footfall.site.Kept;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.visit.Mark;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Lists a site's visitors, those seen last first, and tells what is known of one. Safe for use by many threads.
public final class ListVisitors {
    /// The most visitors of a page.
    public static final int LIMIT_MAX = ListEvents.LIMIT_MAX;
    /// The longest that a visitor is looked back for, in days.
    private static final int LOOK_DAYS_MAX = 3_660;

    private final LogStore log;
    private final ViewStore views;
    private final ReadProfile profiles;
    private final InstantSource clock;

    public ListVisitors(LogStore log, ViewStore views, InstantSource clock) {
        this.log = log;
        this.views = views;
        this.profiles = new ReadProfile(log, views, clock);
        this.clock = clock;
    }

    /// A page of visitors. Each visitor is on one page, in the place that its events had given it when the first page
    /// was made. Throws `Unavailable` if a store does not answer.
    ///
    /// @param limit 1..`LIMIT_MAX`
    /// @param after where the last page ended; none: the first page
    public VisitorPage list(Site site, int limit, List<VisitorCursor> after) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant asOf = after.stream().map(VisitorCursor::asOf).findFirst().orElse(now);
        Instant oldest = oldest(site, now);
        SeenWalk walk = new SeenWalk(log, views, site, after.stream().map(VisitorCursor::ends).toList(), asOf, oldest);
        Map<String, Instant> seen = new HashMap<>();
        Map<String, Instant> wanted = new HashMap<>();
        walk.run(event -> take(event, after, seen, wanted), () -> wanted.size() > limit);
        List<Place> places = wanted.entrySet().stream().map(entry -> new Place(entry.getValue(), entry.getKey()))
                .sorted().limit(limit).toList();
        Map<String, Instant> page = new HashMap<>();
        places.forEach(place -> page.put(place.visitor(), place.at()));
        Map<String, VisitorVisits> known = visits(site, page, oldest);
        Map<String, Profile> persons = persons(site, known);
        List<VisitorRow> rows = places.stream().map(place -> row(place.visitor(), List.of(place.at()),
                known.getOrDefault(place.visitor(), VisitorVisits.NONE), persons)).toList();
        boolean more = wanted.size() > limit;
        return new VisitorPage(rows, asOf,
                more ? List.of(new VisitorCursor(asOf, places.getLast(), walk.ends())) : List.of(),
                !more && walk.isCutShort() ? List.of(walk.reached()) : List.of());
    }

    /// What is known of one visitor, as far as its visits tell; empty if nothing is. Throws `Unavailable` if a store
    /// does not answer.
    public Optional<VisitorRow> find(Site site, String visitor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, VisitorVisits> known = visits(site, Map.of(visitor, now.plus(ListEvents.AHEAD_MAX)),
                oldest(site, now));
        VisitorVisits visits = known.getOrDefault(visitor, VisitorVisits.NONE);
        return visits.first().isEmpty() && visits.lastVisit().isEmpty() ? Optional.empty()
                : Optional.of(row(visitor, visits.lastVisit(), visits, persons(site, known)));
    }

    private static Instant oldest(Site site, Instant now) {
        Kept kept = site.retention().kept(now);
        return Stream.of(kept.raw(), kept.visitors(), now.minus(Duration.ofDays(LOOK_DAYS_MAX)))
                .max(Comparator.naturalOrder()).orElseThrow();
    }

    /// A visitor's first event on the way back is its last; whom the pages before have is passed over.
    private static void take(Event event, List<VisitorCursor> after, Map<String, Instant> seen,
                             Map<String, Instant> wanted) {
        String visitor = event.stream().map(stream -> stream.visitor())
                .orElse(event.what().counted() ? event.who().visitor() : "");
        if (visitor.isEmpty()) {
            return;
        }
        Instant last = seen.merge(visitor, event.at(), (one, other) -> one.isAfter(other) ? one : other);
        Place place = new Place(last, visitor);
        if (after.stream().allMatch(cursor -> place.compareTo(cursor.last()) > 0)) {
            wanted.put(visitor, last);
        } else {
            wanted.remove(visitor);
        }
    }

    private Map<String, VisitorVisits> visits(Site site, Map<String, Instant> seen, Instant oldest) {
        Map<String, VisitorVisits> known = new HashMap<>();
        SessionRules rules = new SessionRules(site.timeouts());
        for (int number = 0; number < site.sharding().count() && !seen.isEmpty(); number++) {
            ShardState.reading(log, views, new Shard(site.id(), number), rules,
                            state -> new SeenVisitors(state, rules, oldest).of(seen))
                    .forEach((visitor, visits) -> known.merge(visitor, visits, VisitorVisits::plus));
        }
        return known;
    }

    private Map<String, Profile> persons(Site site, Map<String, VisitorVisits> known) {
        return profiles.read(site, known.values().stream().flatMap(visits -> visits.user().stream())
                .map(Mark::value).distinct().sorted(Comparator.naturalOrder()).toList());
    }

    private static VisitorRow row(String visitor, List<Instant> last, VisitorVisits visits,
                                  Map<String, Profile> persons) {
        return new VisitorRow(visitor, last, visits, visits.user().stream().map(Mark::value)
                .flatMap(user -> Optional.ofNullable(persons.get(user)).stream()).toList());
    }
}
