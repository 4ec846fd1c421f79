package footfall.prefix;

import footfall.identity.Stream;
import footfall.log.ViewKey;
import footfall.rollup.VisitorHash;
import footfall.site.Shard;
import footfall.time.Hour;
import footfall.visit.Carry;
import footfall.visit.Piece;
import footfall.visit.Slot;
import footfall.visit.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds the beads of a stream in an hour: in its own slot, and in those slots of the hour whose spans carry it.
final class Beads {
    private final PrefixViews views;
    private final Shard shard;

    Beads(PrefixViews views, Shard shard) {
        this.views = views;
        this.shard = shard;
    }

    /// The slots that must be loaded first.
    List<ViewKey> missing(Stream stream, Hour hour) {
        ViewKey own = key(stream.visitor(), hour);
        return !views.hasSlot(own) ? List.of(own) : carriers(stream, hour).stream()
                .map(visitor -> key(visitor, hour)).filter(key -> !views.hasSlot(key)).toList();
    }

    /// The beads, in no order; their slots are loaded.
    List<Bead> of(Stream stream, Hour hour) {
        List<Bead> found = new ArrayList<>();
        spans(stream, hour).forEach(span -> found.add(Bead.own(new Piece(stream, span))));
        for (String visitor : carriers(stream, hour)) {
            Stream after = new Stream(visitor, stream.session());
            for (Span span : spans(after, hour)) {
                for (Carry carry : span.before()) {
                    if (carry.visitor().equals(stream.visitor())) {
                        found.add(Bead.carried(new Piece(after, span), carry));
                    }
                }
            }
        }
        return found;
    }

    private List<Span> spans(Stream stream, Hour hour) {
        return slot(stream, hour).spans().getOrDefault(stream, List.of());
    }

    private SortedSet<String> carriers(Stream stream, Hour hour) {
        return slot(stream, hour).carriers().getOrDefault(stream, new TreeSet<>());
    }

    private Slot slot(Stream stream, Hour hour) {
        return views.slot(hour, VisitorHash.bucket(stream.visitor()));
    }

    private ViewKey key(String visitor, Hour hour) {
        return Slot.key(shard, hour, VisitorHash.bucket(visitor));
    }
}
