package footfall.prefix;

import footfall.identity.Stream;
import footfall.log.ViewKey;
import footfall.site.Shard;
import footfall.visit.Piece;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes lines up, all at once, and with them the lines of other streams that share a span: where a person's id of one
/// date and that of the next stand in one event, what goes on in either stream is needed. For one taking up.
final class Lines {
    private final PrefixViews views;
    private final Beads source;
    private final Line.Reach reach;
    private final List<Line> all = new ArrayList<>();
    private final Map<Stream, Set<Bead.Place>> shared = new HashMap<>();

    private Lines(PrefixViews views, Shard shard, Line.Reach reach) {
        this.views = views;
        this.source = new Beads(views, shard);
        this.reach = reach;
    }

    /// The pieces of the lines, and of all lines that go on from them, each once.
    static Collection<Piece> pieces(PrefixViews views, Shard shard, Line.Reach reach, Collection<Line> begun) {
        Lines lines = new Lines(views, shard, reach);
        lines.complete(begun);
        Map<Bead.Place, Piece> pieces = new HashMap<>();
        lines.all.forEach(line -> line.beads().forEach(bead -> pieces.put(bead.place(), bead.piece())));
        return pieces.values();
    }

    private void complete(Collection<Line> begun) {
        List<Line> open = List.copyOf(begun);
        all.addAll(open);
        while (!open.isEmpty()) {
            List<Line> waiting = new ArrayList<>();
            Set<ViewKey> needed = new HashSet<>();
            for (Line line : open) {
                List<ViewKey> missing = line.grow(source);
                if (!missing.isEmpty()) {
                    needed.addAll(missing);
                    waiting.add(line);
                }
            }
            List<Line> others = linked(open);
            all.addAll(others);
            waiting.addAll(others);
            if (!needed.isEmpty()) {
                views.loadSlots(needed);
            }
            open = waiting;
        }
    }

    /// The lines of other streams that spans just taken up are on too, and on which no line holds them yet.
    private List<Line> linked(List<Line> grown) {
        List<Bead.Strung> elsewhere = new ArrayList<>();
        for (Line line : grown) {
            for (Bead bead : line.fresh()) {
                if (bead.isShared()) {
                    hold(line.stream(), bead);
                    elsewhere.addAll(bead.elsewhere(line.stream()));
                }
            }
        }
        return elsewhere.stream().filter(strung -> hold(strung.stream(), strung.bead()))
                .map(strung -> Line.at(strung, reach)).toList();
    }

    private boolean hold(Stream stream, Bead bead) {
        return shared.computeIfAbsent(stream, _ -> new HashSet<>()).add(bead.place());
    }
}
