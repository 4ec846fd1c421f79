package footfall.usecase.reconcile;

import footfall.event.Entry;
import footfall.event.Event;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.ViewKind;
import footfall.prefix.ShardState;
import footfall.recount.Difference;
import footfall.recount.VisitorMark;
import footfall.recount.VisitorRecount;
import footfall.rollup.VisitorHash;
import footfall.rollup.VisitorView;
import footfall.time.Hour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/// When each given visitor came first. Reads the log several times if it has many, a part of their hashes each time; of
/// each hour's new ones a mark is kept.
final class FirstOfEach {
    /// About how many visitors are held at a time.
    private static final int VISITORS_A_PASS = 500_000;

    private final Map<Hour, VisitorMark> marks = new HashMap<>();
    private final List<Difference> found = new ArrayList<>();
    private final boolean known;
    private boolean complete;

    private FirstOfEach(boolean known, boolean complete) {
        this.known = known;
        this.complete = complete;
    }

    /// Tells nothing and compares nothing, because only a part of the log is read.
    ///
    /// @param complete whether that is all that was asked for
    static FirstOfEach unknown(boolean complete) {
        return new FirstOfEach(false, complete);
    }

    /// Compares every view of a visitor.
    ///
    /// @param pages    all of the log
    /// @param visitors about how many given visitors there are
    /// @param stored   the stored views with `from <= hash < to`
    static FirstOfEach of(LogPages pages, long visitors, ShardState state, BiFunction<Long, Long, List<View>> stored,
                          BooleanSupplier isTimeUp) {
        FirstOfEach firsts = new FirstOfEach(true, true);
        firsts.passes(pages, visitors, state, stored, isTimeUp);
        return firsts;
    }

    private void passes(LogPages pages, long visitors, ShardState state, BiFunction<Long, Long, List<View>> stored,
                        BooleanSupplier isTimeUp) {
        Map<Long, Instant> moved = new HashMap<>();
        state.newVisitors().firsts().forEach(view -> moved.put(view.visitor(), view.first()));
        long passes = 1 + visitors / VISITORS_A_PASS;
        long width = Long.divideUnsigned(-1L, passes);
        for (long pass = 0; pass < passes && complete; pass++) {
            long from = Long.MIN_VALUE + pass * width;
            pass(pages, from, pass == passes - 1 ? Long.MAX_VALUE : from + width, moved, stored, isTimeUp);
        }
    }

    /// Whether the log was read to its end before time was up.
    boolean isComplete() {
        return complete;
    }

    /// Of each hour the given visitors who are new in it; empty if that is not known.
    Optional<Map<Hour, VisitorMark>> marks() {
        return known ? Optional.of(marks) : Optional.empty();
    }

    /// Where the views of visitors say something else.
    List<Difference> differences() {
        return found;
    }

    private void pass(LogPages pages, long from, long to, Map<Long, Instant> moved,
                      BiFunction<Long, Long, List<View>> stored, BooleanSupplier isTimeUp) {
        Map<Long, Instant> firsts = new HashMap<>();
        complete = pages.forEach(segment -> take(segment, from, to, firsts), isTimeUp);
        if (!complete) {
            return;
        }
        Map<Long, Instant> views = new HashMap<>();
        for (View view : stored.apply(from, to)) {
            views.put(view.key().index(), ((VisitorView) view).first());
        }
        moved.forEach((visitor, first) -> {
            if (visitor >= from && visitor < to) {
                views.put(visitor, first);
            }
        });
        TreeSet<Long> visitors = new TreeSet<>(firsts.keySet());
        visitors.addAll(views.keySet());
        for (long visitor : visitors) {
            String log = firsts.containsKey(visitor) ? firsts.get(visitor).toString() : "never";
            String view = views.containsKey(visitor) ? views.get(visitor).toString() : "never";
            if (!log.equals(view)) {
                found.add(new Difference("visitors", "given visitor %016x first".formatted(visitor), log, view));
            }
        }
        firsts.forEach((visitor, first) -> marks.merge(Hour.of(first), VisitorMark.NONE.with(visitor, first),
                VisitorMark::plus));
    }

    private static void take(Segment segment, long from, long to, Map<Long, Instant> firsts) {
        for (Entry entry : segment.entries()) {
            if (entry instanceof Entry.Aggregated(Event event) && VisitorRecount.isOfGiven(event)) {
                long visitor = VisitorHash.of(event.who().visitor());
                if (visitor >= from && visitor < to) {
                    firsts.merge(visitor, event.at(), (one, other) -> one.isBefore(other) ? one : other);
                }
            }
        }
    }
}
