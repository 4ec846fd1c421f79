package footfall.usecase.ask;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.Value;
import footfall.log.Segment;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.report.Breakdown;
import footfall.report.BreakdownAnswer;
import footfall.report.Checked;
import footfall.report.Cursor;
import footfall.report.Fault;
import footfall.report.ShareCount;
import footfall.report.Warning;
import footfall.report.Window;
import footfall.rollup.Dimension;
import footfall.rollup.HourCounters;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.Hour;
import footfall.time.TimeRange;
import footfall.visit.SessionRules;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Counts the values of a property, from the segments of those hours in which the event happened. Safe for use by many
/// threads.
public final class BreakDown {
    private static final int SEGMENTS_AT_ONCE = 64;

    private final LogStore log;
    private final ViewStore views;
    private final InstantSource clock;

    public BreakDown(LogStore log, ViewStore views, InstantSource clock) {
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /// The values, or why they are not counted. Throws `Unavailable` if a store does not answer.
    ///
    /// @param asked of this site
    public Checked<BreakdownAnswer> answer(Site site, Breakdown asked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Cursor> after = asked.question().after();
        Instant asOf = after.stream().map(Cursor::asOf).findFirst().orElse(now);
        List<Warning> warnings = new ArrayList<>();
        TimeRange range = Window.ofEvents(asked.question().range(), site.retention().kept(asOf), warnings);
        ShareCount all = new ShareCount();
        List<Long> ends = new ArrayList<>();
        for (int number = 0; number < site.sharding().count(); number++) {
            int shard = number;
            Part part = ShardState.reading(log, views, new Shard(site.id(), number), new SessionRules(site.timeouts()),
                    state -> count(state, asked, range, end(after, shard, state)));
            if (!part.faults().isEmpty()) {
                return new Checked.Bad<>(part.faults());
            }
            all.add(part.shares());
            ends.add(part.end());
        }
        if (all.size() > ShareCount.VALUES_MAX) {
            return new Checked.Bad<>(List.of(tooManyValues()));
        }
        return new Checked.Fine<>(page(asked, all, asOf, warnings, ends));
    }

    private static long end(List<Cursor> after, int shard, ShardState state) {
        return after.isEmpty() ? state.end()
                : shard < after.getFirst().ends().size() ? after.getFirst().ends().get(shard) : 0;
    }

    private static BreakdownAnswer page(Breakdown asked, ShareCount all, Instant asOf, List<Warning> warnings,
                                        List<Long> ends) {
        List<ShareCount.Share> shares = all.shares();
        int from = Math.min(asked.question().after().stream().mapToInt(Cursor::offset).sum(), shares.size());
        int to = Math.min(from + asked.question().limit(), shares.size());
        return new BreakdownAnswer(asked, shares.subList(from, to), asOf, all.numbers().stream().toList(),
                shares.size(), warnings,
                to == shares.size() ? List.of() : List.of(new Cursor(asOf, asked.mark(), to, ends)));
    }

    /// What a shard has.
    private record Part(ShareCount shares, long end, List<Fault> faults) {}

    private static Part count(ShardState state, Breakdown asked, TimeRange range, long end) {
        TreeSet<Long> seqs = new TreeSet<>();
        long events = 0;
        long hours = 0;
        Hour after = Hour.of(range.to().minusMillis(1)).next();
        for (HourCounters hour : state.counters(Hour.of(range.from()), after).values()) {
            if (hour.own().rows(Dimension.EVENT_NAME).containsKey(Dimension.EVENT_NAME.row(asked.event()))) {
                hours++;
                events += hour.own().total().events();
                hour.minutes().forEach(minute -> minute.segments().seqs().filter(seq -> seq <= end)
                        .forEach(seqs::add));
            }
        }
        if (events > FactScan.SCAN_EVENTS_MAX || hours > FactScan.SCAN_HOURS_MAX) {
            return new Part(new ShareCount(), end, List.of(new Fault("question_too_large", "date_range",
                    ("the report would scan %,d events of %,d hours one by one, at most %,d of %,d; ask a shorter"
                            + " range").formatted(events, hours, FactScan.SCAN_EVENTS_MAX, FactScan.SCAN_HOURS_MAX))));
        }
        ShareCount shares = new ShareCount();
        List<Long> all = List.copyOf(seqs);
        for (int i = 0; i < all.size(); i += SEGMENTS_AT_ONCE) {
            for (Segment segment : state.segments(all.subList(i, Math.min(i + SEGMENTS_AT_ONCE, all.size())))) {
                segment.entries().forEach(entry -> add(entry, asked, range, shares));
            }
            if (shares.size() > ShareCount.VALUES_MAX) {
                return new Part(new ShareCount(), end, List.of(tooManyValues()));
            }
        }
        return new Part(shares, end, List.of());
    }

    private static Fault tooManyValues() {
        return new Fault("question_too_large", "property", "property: has more than %,d values in this range; ask a"
                .formatted(ShareCount.VALUES_MAX) + " shorter range");
    }

    private static void add(Entry entry, Breakdown asked, TimeRange range, ShareCount shares) {
        if (entry instanceof Entry.Aggregated(Event event) && event.what().counted()
                && event.what().name().equals(asked.event()) && range.contains(event.at())) {
            Value value = event.properties().get(asked.property());
            if (value != null) {
                shares.add(event, value);
            }
        }
    }
}
