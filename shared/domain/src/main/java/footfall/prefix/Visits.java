package footfall.prefix;

import footfall.identity.Stream;
import footfall.log.ViewKey;
import footfall.rollup.VisitorHash;
import footfall.site.Shard;
import footfall.time.Hour;
import footfall.time.TimeRange;
import footfall.visit.Session;
import footfall.visit.SessionRules;
import footfall.visit.Slot;
import footfall.visit.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes sessions of slots, reading as many hours around as their visits go on.
final class Visits {
    private final PrefixViews views;
    private final SessionRules rules;
    private final Shard shard;
    private @Nullable Set<Hour> affected;

    Visits(PrefixViews views, Shard shard, SessionRules rules) {
        this.views = views;
        this.shard = shard;
        this.rules = rules;
    }

    /// Every session with a piece in the hours `from <= hour < to`, whole.
    Collection<Session> sessions(Hour from, Hour to) {
        TimeRange range = new TimeRange(from.start(), to.start());
        Instant until = range.to().plus(SessionRules.SESSION_MAX);
        Map<Stream, List<Span>> inRange = new TreeMap<>();
        loadHours(from, to);
        for (Hour hour = from; hour.compareTo(to) < 0; hour = hour.next()) {
            for (int bucket = 0; bucket < VisitorHash.BUCKETS; bucket++) {
                if (views.isFilled(hour, bucket)) {
                    views.slot(hour, bucket).spans().forEach((stream, spans) ->
                            inRange.computeIfAbsent(stream, _ -> new ArrayList<>()).addAll(spans));
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        inRange.forEach((stream, spans) -> lines.add(Line.around(stream, from, to, spans, rules, until)));
        complete(lines);
        return lines.stream().flatMap(line -> Session.of(line.stream(), line.spans(), rules).stream())
                .filter(session -> session.pieces().stream().anyMatch(piece -> range.contains(piece.first())))
                .toList();
    }

    /// The hours whose visits the tail can change: all hours that the visits of its streams span, to the end of the
    /// chain, because an event that joins two visits moves the 24-hour cuts of all that follow.
    Set<Hour> affected() {
        if (affected == null) {
            views.loadSlots(views.touchedSlots());
            List<Line> lines = new ArrayList<>();
            for (ViewKey key : views.touchedSlots()) {
                Hour hour = new Hour(key.index());
                Slot slot = views.slot(hour, key.part());
                Set<Stream> streams = new HashSet<>();
                views.touching(key).forEach(segment -> segment.entries().forEach(entry ->
                        streams.add(TailIndex.event(entry).stream().orElseThrow())));
                streams.forEach(stream -> lines.add(Line.changed(stream, hour,
                        slot.spans().get(stream), rules)));
            }
            complete(lines);
            Set<Hour> hours = new HashSet<>();
            lines.forEach(line -> line.spans().forEach(span -> hours.add(Hour.of(span.first()))));
            affected = hours;
        }
        return affected;
    }

    private void loadHours(Hour from, Hour to) {
        List<ViewKey> keys = new ArrayList<>();
        for (Hour hour = from; hour.compareTo(to) < 0; hour = hour.next()) {
            for (int bucket = 0; bucket < VisitorHash.BUCKETS; bucket++) {
                keys.add(Slot.key(shard, hour, bucket));
            }
        }
        views.loadSlots(keys);
    }

    private void complete(List<Line> lines) {
        List<Line> open = lines;
        while (!open.isEmpty()) {
            List<Line> waiting = new ArrayList<>();
            Set<ViewKey> needed = new HashSet<>();
            for (Line line : open) {
                line.grow(views, shard).ifPresent(key -> {
                    needed.add(key);
                    waiting.add(line);
                });
            }
            if (!needed.isEmpty()) {
                views.loadSlots(needed);
            }
            open = waiting;
        }
    }
}
