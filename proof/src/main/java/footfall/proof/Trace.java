package footfall.proof;

import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;

/// Page views in order of time, the same for the same seed. Visits begin at random (Poisson), have a geometric number
/// of page views, and pause at random (exponential) between them. Ends never; holds the visits that are going on, and
/// up to `KNOWN_MAX` visitors that may return. For one thread.
public final class Trace {
    private static final int KNOWN_MAX = 10_000;
    private static final int VISITOR_BYTES = 16;

    private final Traffic traffic;
    private final Random chance;
    private final double[] pageBounds;
    private final PriorityQueue<Visit> open = new PriorityQueue<>();
    private final List<Visitor> known = new ArrayList<>();
    private Instant nextVisit;

    /// The same for the same seed.
    public Trace(Traffic traffic, Instant start, long seed) {
        this.traffic = traffic;
        this.chance = new Random(seed);
        this.pageBounds = zipf(traffic.pages(), traffic.pageExponent());
        this.nextVisit = start;
    }

    /// The next page view, as ingest would send it.
    public Arrival next() {
        while (open.isEmpty() || !nextVisit.isAfter(open.peek().at)) {
            open.add(new Visit(nextVisit, visitor(), views(), 0));
            nextVisit = later(nextVisit, 1_000 * traffic.eventsPerVisit() / traffic.eventsPerSecond());
        }
        Visit visit = open.remove();
        if (visit.left > 1) {
            open.add(new Visit(later(visit.at, traffic.betweenViews().toMillis()), visit.visitor, visit.left - 1,
                    visit.seen + 1));
        }
        return new Arrival(event(visit), "");
    }

    /// The first page view from an instant on; those before it are passed over, so that visits are going on.
    Arrival from(Instant instant) {
        Arrival next = next();
        while (next.event().at().isBefore(instant)) {
            next = next();
        }
        return next;
    }

    private Event event(Visit visit) {
        Source source = visit.seen > 0 ? Source.NONE
                : new Source("", "referrer" + chance.nextInt(traffic.referrers()) + ".example", "", "", "", "", "", "");
        Who who = new Who(visit.visitor.id, "", traffic.named() ? "user of " + visit.visitor.id : "", true);
        return new Event(id(visit.at), visit.at, visit.at, visit.at, false, new What.PageView(), who,
                new Page("site.example", "/page/" + page(), ""), source,
                visit.visitor.technology, visit.visitor.place, Map.of(), Map.of());
    }

    private EventId id(Instant at) {
        long high = at.toEpochMilli() << 16 | 0x7000 | chance.nextInt(1 << 12);
        long low = chance.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new EventId(new UUID(high, low));
    }

    private Visitor visitor() {
        if (!known.isEmpty() && chance.nextDouble() < traffic.returning()) {
            return known.get(chance.nextInt(known.size()));
        }
        byte[] bytes = new byte[VISITOR_BYTES];
        chance.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Visitor visitor = new Visitor((traffic.named() ? "v_" : "d_") + id,
                new Technology("Browser " + chance.nextInt(traffic.browsers()), "1",
                        "System " + chance.nextInt(traffic.systems()), "1", "Desktop"),
                new Place(country(chance.nextInt(traffic.countries())), "", "", "", ""));
        if (known.size() < KNOWN_MAX) {
            known.add(visitor);
        } else {
            known.set(chance.nextInt(KNOWN_MAX), visitor);
        }
        return visitor;
    }

    private static String country(int number) {
        return "" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
    }

    private int views() {
        return 1 + (int) (Math.log(1 - chance.nextDouble()) / Math.log(1 - 1 / traffic.eventsPerVisit()));
    }

    private int page() {
        int found = Arrays.binarySearch(pageBounds, chance.nextDouble());
        return Math.min(found < 0 ? -found - 1 : found, traffic.pages() - 1);
    }

    private Instant later(Instant instant, double meanMs) {
        return instant.plusMillis(Math.round(-meanMs * Math.log(1 - chance.nextDouble())));
    }

    private static double[] zipf(int count, double exponent) {
        double[] bounds = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += 1 / Math.pow(i + 1, exponent);
            bounds[i] = sum;
        }
        for (int i = 0; i < count; i++) {
            bounds[i] /= sum;
        }
        return bounds;
    }

    private record Visitor(String id, Technology technology, Place place) {}

    private record Visit(Instant at, Visitor visitor, int left, int seen) implements Comparable<Visit> {
        @Override
        public int compareTo(Visit other) {
            return at.compareTo(other.at);
        }
    }
}
