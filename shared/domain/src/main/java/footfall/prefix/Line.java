package footfall.prefix;

import footfall.identity.Stream;
import footfall.log.ViewKey;
import footfall.rollup.VisitorHash;
import footfall.site.Shard;
import footfall.time.Hour;
import footfall.visit.SessionRules;
import footfall.visit.Slot;
import footfall.visit.Span;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The spans of one stream around some hours, taken up hour by hour until a pause on either side is longer than the
/// session timeout: so that the sessions made of them begin where sessions begin.
final class Line {
    private final Stream stream;
    private final int bucket;
    private final SessionRules rules;
    private final Instant until;
    private final boolean everJoined;
    private final Deque<Span> spans = new ArrayDeque<>();
    private Hour low;
    private Hour high;
    private boolean lowDone;
    private boolean highDone;

    private Line(Stream stream, Hour from, Hour to, List<Span> spans, SessionRules rules, Instant until,
                 boolean everJoined) {
        this.stream = stream;
        this.bucket = VisitorHash.bucket(stream.visitor());
        this.rules = rules;
        this.until = until;
        this.everJoined = everJoined;
        this.spans.addAll(spans);
        this.low = from;
        this.high = to.previous();
    }

    /// What the sessions of some hours are made of.
    ///
    /// @param spans all of the stream's spans in the hours `from <= hour < to`, in order of time, at least one
    /// @param until spans that begin after it are not needed
    static Line around(Stream stream, Hour from, Hour to, List<Span> spans, SessionRules rules, Instant until) {
        return new Line(stream, from, to, spans, rules, until, false);
    }

    /// All that one session can have been made of that an event of an hour changed. If the timeout grows, an event can
    /// part what was joined before, over a pause that is too long since the event is there.
    ///
    /// @param spans all of the stream's spans in the hour
    static Line changed(Stream stream, Hour hour, List<Span> spans, SessionRules rules) {
        return new Line(stream, hour, hour.next(), spans, rules, Instant.MAX, true);
    }

    Stream stream() {
        return stream;
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    /// Takes up what is loaded; the key of the slot that it needs next, or empty if it is complete.
    Optional<ViewKey> grow(PrefixViews views, Shard shard) {
        while (!lowDone) {
            Hour hour = low.previous();
            if (hour.compareTo(Hour.of(earliest())) < 0) {
                lowDone = true;
            } else if (views.hasSlot(Slot.key(shard, hour, bucket))) {
                takeBefore(spansOf(views, hour));
                low = hour;
            } else {
                return Optional.of(Slot.key(shard, hour, bucket));
            }
        }
        while (!highDone) {
            Hour hour = high.next();
            if (hour.start().isAfter(rules.reach(spans.getLast().last())) || hour.start().isAfter(until)) {
                highDone = true;
            } else if (views.hasSlot(Slot.key(shard, hour, bucket))) {
                takeAfter(spansOf(views, hour));
                high = hour;
            } else {
                return Optional.of(Slot.key(shard, hour, bucket));
            }
        }
        return Optional.empty();
    }

    private List<Span> spansOf(PrefixViews views, Hour hour) {
        return views.slot(hour, bucket).spans().getOrDefault(stream, List.of());
    }

    private void takeBefore(List<Span> earlier) {
        for (Span span : earlier.reversed()) {
            if (isPause(span, spans.getFirst())) {
                lowDone = true;
                return;
            }
            spans.addFirst(span);
        }
    }

    private void takeAfter(List<Span> later) {
        for (Span span : later) {
            if (isPause(spans.getLast(), span)) {
                highDone = true;
                return;
            }
            spans.addLast(span);
        }
    }

    private boolean isPause(Span before, Span after) {
        return everJoined ? after.first().isAfter(rules.reach(before.last()))
                : rules.parts(before.last(), after.first());
    }

    private Instant earliest() {
        Instant first = spans.getFirst().first();
        return everJoined ? rules.reachBackEver(first) : rules.reachBack(first);
    }
}
