package footfall.usecase.reduce;

import footfall.log.FailedHour;
import footfall.log.IdBucket;
import footfall.log.IdChain;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.port.ViewStore.Change;
import footfall.prefix.Overtaken;
import footfall.prefix.PrefixViews;
import footfall.prefix.ShardState;
import footfall.rollup.HourCounters;
import footfall.site.Shard;
import footfall.time.Day;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.DayView;
import footfall.visit.HourVisits;
import footfall.visit.SessionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Brings the views of a shard forward over its tail. Anyone may fold, several at once, and die at any point: each view
/// says what it contains, so the next one finishes. Safe for use by many threads.
public final class FoldShard {
    private final LogStore log;
    private final ViewStore views;

    public FoldShard(LogStore log, ViewStore views) {
        this.log = log;
        this.views = views;
    }

    /// Afterwards every view contains all that was in the log when it began.
    ///
    /// @return how many segments it folded; 0 if there was no tail
    /// @throws footfall.port.Unavailable if a store does not answer; what was put until then stands and is right
    public int fold(Shard shard, SessionRules rules) {
        return ShardState.reading(log, views, shard, rules, this::fold);
    }

    private int fold(ShardState state) {
        if (state.tail().isEmpty()) {
            return 0;
        }
        putFollowers(state);
        putVisits(state);
        putDays(state);
        putNewVisitors(state);
        log.advance(state.head().shard(), state.end(), state.endsAt());
        return state.tail().size();
    }

    private void putFollowers(ShardState state) {
        PrefixViews prefix = state.views();
        prefix.load(Stream.concat(prefix.touchedSlots().stream(), prefix.touchedHours().stream()
                .map(hour -> HourCounters.key(state.head().shard(), hour))).toList());
        List<Change> fullLinks = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Minute minute : prefix.touchedMinutes()) {
            putChain(prefix.storedChain(minute), prefix, fullLinks, changes);
        }
        prefix.touchedHours().forEach(hour -> follow(prefix.counters(hour), prefix, changes));
        putFailed(prefix, state.head().shard(), changes);
        prefix.touchedSlots().forEach(key ->
                follow(prefix.slot(new Hour(key.index()), key.part()), prefix, changes));
        state.profiles().changed().forEach(profile -> follow(profile, prefix, changes));
        state.groups().changed().forEach(group -> follow(group, prefix, changes));
        put(fullLinks);
        put(changes);
    }

    /// Most hours have no list of failed events, and most events change none.
    private static void putFailed(PrefixViews prefix, Shard shard, List<Change> changes) {
        List<Hour> hours = prefix.touchedHours().stream().filter(hour -> prefix.counters(hour).hasFailures()).toList();
        prefix.load(hours.stream().map(hour -> FailedHour.key(shard, hour)).toList());
        for (Hour hour : hours) {
            if (!prefix.failed(hour).saysTheSame(prefix.storedFailed(hour))) {
                follow(prefix.failed(hour), prefix, changes);
            }
        }
    }

    private static void putChain(IdChain before, PrefixViews prefix, List<Change> fullLinks, List<Change> changes) {
        List<IdBucket> links = prefix.followedChain(before).links();
        for (IdBucket link : links) {
            boolean last = link == links.getLast();
            if (link.part() >= before.links().size() - 1 && !(last && before.fold() >= link.fold())) {
                (last ? changes : fullLinks).add(new Change.Follow(link, prefix.storedFold(link.key())));
            }
        }
    }

    private static void follow(View view, PrefixViews prefix, List<Change> changes) {
        long foldRead = prefix.storedFold(view.key());
        if (foldRead < view.fold()) {
            changes.add(new Change.Follow(view, foldRead));
        }
    }

    private void put(List<Change> changes) {
        Set<ViewKey> stale = changes.isEmpty() ? Set.of() : views.put(changes);
        if (!stale.isEmpty()) {
            throw new Overtaken(stale.size() + " views");
        }
    }

    private void putVisits(ShardState state) {
        List<Change> changes = new ArrayList<>();
        for (Hour hour : new TreeSet<>(state.affected())) {
            changes.add(new Change.Renew(new HourVisits(state.head().shard(), hour, state.end(),
                    state.visitsAnew(hour))));
        }
        if (!changes.isEmpty()) {
            views.put(changes);
        }
    }

    /// Last of all: whoever sees a visitor's first event moved does not know any more which hour and day counted it
    /// before, and relies on their having been made anew.
    private void putNewVisitors(ShardState state) {
        List<Change> hours = new ArrayList<>();
        state.newVisitors().changed().forEach(hour -> hours.add(new Change.Renew(hour)));
        if (!hours.isEmpty()) {
            views.put(hours);
        }
        List<Change> firsts = new ArrayList<>();
        state.newVisitors().firsts().forEach(first -> follow(first, state.views(), firsts));
        put(firsts);
    }

    private void putDays(ShardState state) {
        Set<Day> days = new TreeSet<>();
        state.views().touchedHours().forEach(hour -> days.add(hour.day()));
        state.affected().forEach(hour -> days.add(hour.day()));
        Day reached = Day.of(state.head().foldedTo());
        for (long index = reached.index() - 1; state.head().folded() > 0 && index <= reached.index() + 1; index++) {
            Day day = new Day(index);
            if (!ShardState.isOver(day, state.head().foldedTo())) {
                days.add(day);
            }
        }
        List<Change> changes = new ArrayList<>();
        days.stream().filter(day -> ShardState.isOver(day, state.endsAt())).forEach(day -> changes.add(
                new Change.Renew(new DayView(state.head().shard(), day, state.end(), state.dayAnew(day)))));
        if (!changes.isEmpty()) {
            views.put(changes);
        }
    }
}
