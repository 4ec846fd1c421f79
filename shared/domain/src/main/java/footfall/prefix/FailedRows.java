package footfall.prefix;

import footfall.event.Entry;
import footfall.listing.FailedEvent;
import footfall.log.FailedHour;
import footfall.log.FailedRow;
import footfall.log.Segment;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.Hour;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The events of a site that are failed now, over all of its shards, as far back as events are kept.
public final class FailedRows {
    /// A row that was received up to so much ahead of our clock is found.
    private static final Duration AHEAD_MAX = Duration.ofHours(1);
    private static final int LOOK_HOURS = 48;
    private static final int LOOK_HOURS_MAX = 24 * 64;
    private static final int LOOK_DAYS_MAX = 3_660;
    private static final int SEGMENTS_AT_ONCE = 32;
    private static final Comparator<Found> NEWEST = Comparator.comparing(Found::row).reversed();

    private final LogStore log;
    private final ViewStore views;
    private final Site site;

    public FailedRows(LogStore log, ViewStore views, Site site) {
        this.log = log;
        this.views = views;
        this.site = site;
    }

    /// A row, and whose log it is of.
    public record Found(Shard shard, FailedRow row) {}

    /// The newest rows of a kind, newest first. Throws `Unavailable` if a store does not answer.
    ///
    /// @param max the most rows
    public List<Found> newest(Instant now, Predicate<FailedRow> wanted, int max) {
        List<Found> all = new ArrayList<>();
        for (int number = 0; number < site.sharding().count(); number++) {
            Shard shard = new Shard(site.id(), number);
            all.addAll(ShardState.reading(log, views, shard, new SessionRules(site.timeouts()),
                    state -> newest(state, now, wanted, max)));
        }
        return all.stream().sorted(NEWEST).limit(max).toList();
    }

    private List<Found> newest(ShardState state, Instant now, Predicate<FailedRow> wanted, int max) {
        List<Found> found = new ArrayList<>();
        Instant raw = site.retention().kept(now).raw();
        Instant reach = now.minus(Duration.ofDays(LOOK_DAYS_MAX));
        Hour oldest = Hour.of(raw.isAfter(reach) ? raw : reach);
        Hour to = Hour.of(now.plus(AHEAD_MAX)).next();
        for (int look = LOOK_HOURS; found.size() < max && to.compareTo(oldest) > 0;
                look = Math.min(2 * look, LOOK_HOURS_MAX)) {
            Hour from = new Hour(Math.max(to.index() - look, oldest.index()));
            NavigableMap<Hour, FailedHour> hours = new TreeMap<>(state.failed(from, to));
            for (FailedHour hour : hours.descendingMap().values()) {
                hour.rows().reversed().stream().filter(wanted)
                        .filter(row -> !row.receivedAt().isBefore(raw)).limit(max - found.size())
                        .forEach(row -> found.add(new Found(state.head().shard(), row)));
            }
            to = from;
        }
        return found;
    }

    /// The first of these rows with their events, in order: at least one if there is one, and no more than have so many
    /// characters together.
    public List<FailedEvent> events(List<Found> rows, int charsMax) {
        List<FailedEvent> events = new ArrayList<>();
        Map<Shard, Map<Long, Segment>> known = new HashMap<>();
        long chars = 0;
        for (Found found : rows) {
            String content = content(found, known.computeIfAbsent(found.shard(), _ -> new HashMap<>()), rows);
            chars += content.length();
            if (!events.isEmpty() && chars > charsMax) {
                break;
            }
            events.add(new FailedEvent(found.shard(), found.row(), content));
        }
        return events;
    }

    private String content(Found found, Map<Long, Segment> known, List<Found> rows) {
        long seq = found.row().seq();
        if (!known.containsKey(seq)) {
            known.clear();
            TreeSet<Long> ahead = new TreeSet<>();
            rows.subList(rows.indexOf(found), rows.size()).stream().filter(row -> row.shard().equals(found.shard()))
                    .takeWhile(_ -> ahead.size() < SEGMENTS_AT_ONCE).forEach(row -> ahead.add(row.row().seq()));
            log.segments(found.shard(), ahead).forEach(segment -> known.put(segment.seq(), segment));
        }
        return !known.containsKey(seq) ? "" : known.get(seq).entries().stream()
                .filter(entry -> entry instanceof Entry.Failed failed && FailedRow.of(failed, seq).equals(found.row()))
                .map(entry -> ((Entry.Failed) entry).content()).findFirst().orElse("");
    }
}
