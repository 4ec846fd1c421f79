package footfall.prefix;

import footfall.identity.Stream;
import footfall.log.ViewKey;
import footfall.rollup.VisitorHash;
import footfall.site.Shard;
import footfall.time.Hour;
import footfall.time.TimeRange;
import footfall.visit.Piece;
import footfall.visit.Session;
import footfall.visit.SessionRules;
import footfall.visit.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        Line.Reach reach = new Line.Reach(rules, range.to().plus(SessionRules.SESSION_MAX), false);
        Map<Stream, List<Bead>> inRange = new TreeMap<>();
        loadHours(from, to, IntStream.range(0, VisitorHash.BUCKETS).boxed().toList());
        for (Hour hour = from; hour.compareTo(to) < 0; hour = hour.next()) {
            for (int bucket = 0; bucket < VisitorHash.BUCKETS; bucket++) {
                if (views.isFilled(hour, bucket)) {
                    views.slot(hour, bucket).spans().forEach((stream, spans) ->
                            spans.forEach(span -> string(new Piece(stream, span), inRange)));
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        inRange.forEach((stream, beads) -> lines.add(Line.of(stream, from, to, beads, reach)));
        return Session.of(Lines.pieces(views, shard, reach, lines), rules).stream()
                .filter(session -> session.pieces().stream()
                        .anyMatch(piece -> range.contains(piece.span().first()))).toList();
    }

    /// The sessions of some visitors with a piece in the hours `from <= hour < to`, whole, and all that lead to them or
    /// go on from them without a pause.
    Collection<Session> of(Set<String> visitors, Hour from, Hour to) {
        Line.Reach reach = new Line.Reach(rules, to.start().plus(SessionRules.SESSION_MAX), false);
        Set<Integer> buckets = visitors.stream().map(VisitorHash::bucket)
                .collect(Collectors.toCollection(TreeSet::new));
        loadHours(from, to, buckets);
        List<Line> lines = new ArrayList<>();
        for (Hour hour = from; hour.compareTo(to) < 0; hour = hour.next()) {
            for (int bucket : buckets) {
                if (views.isFilled(hour, bucket)) {
                    Hour here = hour;
                    views.slot(hour, bucket).spans().keySet().stream()
                            .filter(stream -> visitors.contains(stream.visitor()))
                            .forEach(stream -> lines.add(Line.of(stream, here, reach)));
                }
            }
        }
        return lines.isEmpty() ? List.of() : Session.of(Lines.pieces(views, shard, reach, lines), rules);
    }

    private static void string(Piece piece, Map<Stream, List<Bead>> beads) {
        Bead own = Bead.own(piece);
        beads.computeIfAbsent(piece.stream(), _ -> new ArrayList<>()).add(own);
        own.elsewhere(piece.stream()).forEach(strung ->
                beads.computeIfAbsent(strung.stream(), _ -> new ArrayList<>()).add(strung.bead()));
    }

    /// The hours whose visits the tail can change: all hours that the visits of its streams span, to the end of the
    /// chain, because an event that joins two visits moves the 24-hour cuts of all that follow.
    Set<Hour> affected() {
        if (affected == null) {
            Line.Reach reach = new Line.Reach(rules, Instant.MAX, true);
            List<Line> lines = new ArrayList<>();
            for (ViewKey key : views.touchedSlots()) {
                Set<Stream> streams = new HashSet<>();
                views.touching(key).forEach(segment -> segment.entries().forEach(entry ->
                        TailIndex.event(entry).stream()
                                .filter(stream -> VisitorHash.bucket(stream.visitor()) == key.part())
                                .ifPresent(streams::add)));
                streams.forEach(stream -> lines.add(Line.of(stream, new Hour(key.index()), reach)));
            }
            Set<Hour> hours = new HashSet<>();
            Lines.pieces(views, shard, reach, lines).forEach(piece -> hours.add(Hour.of(piece.span().first())));
            affected = hours;
        }
        return affected;
    }

    private void loadHours(Hour from, Hour to, Collection<Integer> buckets) {
        List<ViewKey> keys = new ArrayList<>();
        for (Hour hour = from; hour.compareTo(to) < 0; hour = hour.next()) {
            for (int bucket : buckets) {
                keys.add(Slot.key(shard, hour, bucket));
            }
        }
        views.loadSlots(keys);
    }
}
