package footfall.prefix;

import footfall.identity.Stream;
import footfall.log.ViewKey;
import footfall.rollup.VisitorHash;
import footfall.site.Shard;
import footfall.time.Hour;
import footfall.visit.SessionRules;
import footfall.visit.Slot;
import footfall.visit.Span;
import java.time.Duration;
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
    private final Deque<Span> spans = new ArrayDeque<>();
    private Hour low;
    private Hour high;
    private boolean lowDone;
    private boolean highDone;

    /// @param spans  all of the stream's spans in the hours `from <= hour < to`, in order of time, at least one
    /// @param until  spans that begin after it are not needed
    Line(Stream stream, Hour from, Hour to, List<Span> spans, SessionRules rules, Instant until) {
        this.stream = stream;
        this.bucket = VisitorHash.bucket(stream.visitor());
        this.rules = rules;
        this.until = until;
        this.spans.addAll(spans);
        this.low = from;
        this.high = to.previous();
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
            if (hour.compareTo(Hour.of(spans.getFirst().first().minus(rules.timeout()))) < 0) {
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
            if (hour.start().isAfter(spans.getLast().last().plus(rules.timeout())) || hour.start().isAfter(until)) {
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
        return Duration.between(before.last(), after.first()).compareTo(rules.timeout()) > 0;
    }
}
