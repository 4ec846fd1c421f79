package footfall.usecase.list;

import footfall.event.ClaimedTime;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.SkipReason;
import footfall.listing.EventState;
import footfall.log.IdBucket;
import footfall.log.IdHash;
import footfall.log.Segment;
import footfall.log.View;
import footfall.log.ViewKind;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.Minute;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Tells what became of an event. Safe for use by many threads.
public final class FindEvent {
    /// How far back an id is looked for that does not tell its time: as far as the id index reaches.
    public static final Duration LOOK_BACK = Duration.ofDays(35);
    /// The most ids that are looked through for one that does not tell its time.
    static final long IDS_MAX = 5_000_000;
    private static final int LOOK_MINUTES = 360;

    private final LogStore log;
    private final ViewStore views;
    private final InstantSource clock;

    public FindEvent(LogStore log, ViewStore views, InstantSource clock) {
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /// What became of an event. A UUIDv7 tells where to look; any other id is looked for where it stands if it came
    /// without a time, in the minutes of the hints, and then backwards.
    ///
    /// @param hints the time that the client gave the event, if it is known
    public Found find(Site site, EventId id, List<Instant> hints) {
        List<Instant> places = new ArrayList<>(hints);
        places.add(ClaimedTime.untold(id));
        boolean complete = true;
        for (int number = 0; number < site.sharding().count(); number++) {
            Search search = new Search(new Shard(site.id(), number), id);
            Optional<EventState> state = search.run(id.time().map(List::of).orElse(places));
            if (state.isPresent()) {
                return isExpired(site, state.get().entry()) ? new Found.Expired() : new Found.Known(state.get());
            }
            complete &= !search.isCutShort;
        }
        return complete ? new Found.Unknown() : new Found.TooFar();
    }

    /// Of an event that was counted its own time tells, of any other when it came.
    private boolean isExpired(Site site, Entry entry) {
        Instant at = entry instanceof Entry.Aggregated(Event event) ? event.at() : entry.receivedAt();
        return at.isBefore(site.retention().kept(clock.instant()).raw());
    }

    /// What a search ends with.
    public sealed interface Found {
        /// It is in the log.
        record Known(EventState state) implements Found {}

        /// It was in the log, and is not kept any longer.
        record Expired() implements Found {}

        /// No segment has it. If it was accepted, it waits in the queue.
        record Unknown() implements Found {}

        /// There are more ids than are looked through; with the event's time it can be found.
        record TooFar() implements Found {}
    }

    /// One search of one shard.
    private final class Search {
        private final Shard shard;
        private final EventId id;
        private final IdHash hash;
        private final TreeMap<Long, List<Entry>> entries = new TreeMap<>();
        private boolean isCutShort;

        Search(Shard shard, EventId id) {
            this.shard = shard;
            this.id = id;
            this.hash = IdHash.of(id);
        }

        /// The tail is read first: whatever is folded meanwhile is in the index by then.
        Optional<EventState> run(List<Instant> times) {
            log.tail(shard, log.head(shard).folded()).forEach(this::read);
            for (Instant time : times) {
                long minute = Minute.of(time).index();
                look(views.range(shard, ViewKind.IDS, minute, minute + 1));
            }
            if (entries.isEmpty() && id.time().isEmpty()) {
                lookBack();
            }
            return state();
        }

        private void lookBack() {
            long to = Minute.of(clock.instant()).index() + 2;
            long oldest = Minute.of(clock.instant().minus(LOOK_BACK)).index();
            long seen = 0;
            while (to > oldest && entries.isEmpty() && !isCutShort) {
                List<View> buckets = views.range(shard, ViewKind.IDS, Math.max(oldest, to - LOOK_MINUTES), to);
                look(buckets);
                seen += buckets.stream().map(IdBucket.class::cast)
                        .mapToLong(bucket -> bucket.taken().size() + bucket.noted().size()).sum();
                isCutShort = seen > IDS_MAX && entries.isEmpty();
                to -= LOOK_MINUTES;
            }
        }

        private void look(Collection<View> buckets) {
            TreeSet<Long> seqs = new TreeSet<>();
            for (View view : buckets) {
                IdBucket bucket = (IdBucket) view;
                if (Collections.binarySearch(bucket.taken(), hash) >= 0
                        || Collections.binarySearch(bucket.noted(), hash) >= 0) {
                    seqs.addAll(bucket.segments());
                }
            }
            if (!seqs.isEmpty()) {
                log.segments(shard, seqs).forEach(this::read);
            }
        }

        private void read(Segment segment) {
            List<Entry> own = segment.entries().stream()
                    .filter(entry -> entry.id().equals(id) && !(entry instanceof Entry.Dropped)).toList();
            if (!own.isEmpty()) {
                entries.put(segment.seq(), own);
            }
        }

        private Optional<EventState> state() {
            List<EventState> all = new ArrayList<>();
            int failures = entries.values().stream().flatMap(List::stream).mapToInt(Search::attempts).max().orElse(0);
            entries.forEach((seq, own) -> own.forEach(entry -> all.add(new EventState(entry, shard, seq,
                    entry instanceof Entry.Failed ? failures : failures + 1))));
            return all.stream().max(Comparator.<EventState>comparingInt(state -> rank(state.entry()))
                    .thenComparingLong(EventState::seq));
        }

        /// How often it was tried in vain. The queue's own deliveries are no attempts.
        private static int attempts(Entry entry) {
            return switch (entry) {
                case Entry.Failed failed -> failed.attempts();
                case Entry.Skipped _, Entry.Aggregated _, Entry.Dropped _ -> 0;
            };
        }

        /// Aggregated stands for ever; a failed event may be tried again; a duplicate says nothing of the first.
        private static int rank(Entry entry) {
            return switch (entry) {
                case Entry.Aggregated _ -> 2;
                case Entry.Failed _ -> 1;
                case Entry.Skipped skipped -> skipped.reason() == SkipReason.DUPLICATE ? 0 : 1;
                case Entry.Dropped _ -> 0;
            };
        }
    }
}
