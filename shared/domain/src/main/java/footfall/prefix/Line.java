package footfall.prefix;

import footfall.identity.Stream;
import footfall.log.ViewKey;
import footfall.time.Hour;
import footfall.visit.SessionRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The beads of one stream around some hours, taken up hour by hour until a pause on either side is longer than the
/// session timeout: so that the sessions made of them begin where sessions begin.
final class Line {
    private final Stream stream;
    private final Reach reach;
    private final List<Bead> beads = new ArrayList<>();
    private final List<Bead> fresh = new ArrayList<>();
    private final List<Bead> anchor;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private Hour low;
    private Hour high;
    private boolean begun;
    private boolean lowDone;
    private boolean highDone;

    private Line(Stream stream, Hour low, Hour high, List<Bead> anchor, Reach reach) {
        this.stream = stream;
        this.low = low;
        this.high = high;
        this.anchor = anchor;
        this.reach = reach;
    }

    /// All of the hours `from <= hour < to`, and what goes on from there.
    ///
    /// @param beads all of the stream's beads in these hours, at least one
    static Line of(Stream stream, Hour from, Hour to, List<Bead> beads, Reach reach) {
        Line line = new Line(stream, from, to.previous(), List.of(), reach);
        beads.forEach(line::take);
        line.begun = true;
        return line;
    }

    /// All of an hour, in which the stream has a span of its own, and what goes on from there.
    static Line of(Stream stream, Hour hour, Reach reach) {
        return new Line(stream, hour, hour, List.of(), reach);
    }

    /// What goes on from a bead.
    static Line at(Bead.Strung anchor, Reach reach) {
        Hour hour = Hour.of(anchor.bead().piece().span().first());
        Line line = new Line(anchor.stream(), hour, hour, List.of(anchor.bead()), reach);
        line.take(anchor.bead());
        return line;
    }

    /// How far a line is taken up.
    ///
    /// @param until      beads that begin after it are not needed
    /// @param everJoined whether to go on over a pause that is too long, if the timeout grows after it so that events
    ///                   on both sides could be of one session were there none between: such sessions there may have
    ///                   been, and a late event parted them
    record Reach(SessionRules rules, Instant until, boolean everJoined) {
        private boolean isPause(Instant last, Instant later) {
            return everJoined ? later.isAfter(rules.reach(last)) : rules.parts(last, later);
        }

        private Instant back(Instant first) {
            return everJoined ? rules.reachBackEver(first) : rules.reachBack(first);
        }
    }

    Stream stream() {
        return stream;
    }

    List<Bead> beads() {
        return beads;
    }

    /// The beads that it took up since it was asked last.
    List<Bead> fresh() {
        List<Bead> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    /// Takes up what is loaded; the keys of the slots that it needs next, none if it is complete.
    List<ViewKey> grow(Beads source) {
        List<ViewKey> missing = begun ? List.of() : source.missing(stream, low);
        if (!begun && missing.isEmpty()) {
            begin(source.of(stream, low));
        }
        while (missing.isEmpty() && !lowDone) {
            Hour hour = low.previous();
            if (hour.compareTo(Hour.of(reach.back(first))) < 0) {
                lowDone = true;
            } else {
                missing = source.missing(stream, hour);
                if (missing.isEmpty()) {
                    takeBefore(source.of(stream, hour));
                    low = hour;
                }
            }
        }
        while (missing.isEmpty() && !highDone) {
            Hour hour = high.next();
            if (hour.start().isAfter(reach.rules.reach(last)) || hour.start().isAfter(reach.until)) {
                highDone = true;
            } else {
                missing = source.missing(stream, hour);
                if (missing.isEmpty()) {
                    takeAfter(source.of(stream, hour));
                    high = hour;
                }
            }
        }
        return missing;
    }

    private void begin(List<Bead> ofHour) {
        begun = true;
        if (anchor.isEmpty()) {
            ofHour.forEach(this::take);
            return;
        }
        Bead.Place place = anchor.getFirst().place();
        Instant from = first;
        List<Bead> others = ofHour.stream().filter(bead -> !bead.place().equals(place)).toList();
        takeBefore(others.stream().filter(bead -> bead.first().isBefore(from)).toList());
        takeAfter(others.stream().filter(bead -> !bead.first().isBefore(from)).toList());
    }

    private void takeBefore(List<Bead> earlier) {
        for (Bead bead : earlier.stream().sorted(Comparator.comparing(Bead::last).reversed()).toList()) {
            if (reach.isPause(bead.last(), first)) {
                lowDone = true;
                return;
            }
            take(bead);
        }
    }

    private void takeAfter(List<Bead> later) {
        for (Bead bead : later.stream().sorted(Comparator.comparing(Bead::first)).toList()) {
            if (reach.isPause(last, bead.first())) {
                highDone = true;
                return;
            }
            take(bead);
        }
    }

    private void take(Bead bead) {
        beads.add(bead);
        fresh.add(bead);
        first = bead.first().isBefore(first) ? bead.first() : first;
        last = bead.last().isAfter(last) ? bead.last() : last;
    }
}
