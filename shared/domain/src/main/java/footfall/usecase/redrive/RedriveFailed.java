package footfall.usecase.redrive;

import footfall.event.EventId;
import footfall.event.Sending;
import footfall.listing.FailedEvent;
import footfall.log.FailedRow;
import footfall.port.EventQueue.Batch;
import footfall.port.EventQueue;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.prefix.FailedRows.Found;
import footfall.prefix.FailedRows;
import footfall.site.Shard;
import footfall.site.Site;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Sends failed events through the queue once more, each under the id and the arrival by which it is listed. It leaves
/// the list only when the log says what became of it; several redrives of one event count it once. Safe for use by many
/// threads.
public final class RedriveFailed {
    /// The most events of one call.
    public static final int EVENTS_MAX = 1_000;
    /// The most characters of their contents.
    static final int CHARS_MAX = 8_000_000;
    /// What is left is counted up to here.
    private static final int LEFT_MAX = 100_000;

    private final LogStore log;
    private final ViewStore views;
    private final EventQueue queue;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param random makes the ids of jobs
    public RedriveFailed(LogStore log, ViewStore views, EventQueue queue, InstantSource clock,
                         RandomGenerator random) {
        this.log = log;
        this.views = views;
        this.queue = queue;
        this.clock = clock;
        this.random = random;
    }

    /// What a call did.
    ///
    /// @param job      its id
    /// @param redriven how many events are safe in the queue again
    /// @param left     how many more are wanted: those beyond the bounds, those that the queue did not take, and those
    ///                 that are not kept whole
    /// @param oldest   when the oldest redriven one was received; a list of none or one
    public record Redriven(EventId job, int redriven, int left, List<Instant> oldest) {
        public Redriven {
            oldest = List.copyOf(oldest);
        }
    }

    /// Sends the newest of the wanted events. Throws `Unavailable` if a store or the queue does not answer; what was
    /// sent until then is tried again, and sending it twice is safe.
    public Redriven redrive(Site site, Predicate<FailedRow> wanted) {
        Instant now = clock.instant();
        FailedRows failed = new FailedRows(log, views, site);
        List<Found> all = failed.newest(now, wanted, LEFT_MAX);
        List<Found> whole = all.stream().filter(found -> found.row().isWhole()).limit(EVENTS_MAX).toList();
        SortedMap<Shard, List<FailedEvent>> byShard = new TreeMap<>();
        failed.events(whole, CHARS_MAX).stream().filter(event -> !event.content().isEmpty())
                .forEach(event -> byShard.computeIfAbsent(event.shard(), _ -> new ArrayList<>()).add(event));
        List<Instant> sent = send(byShard);
        return new Redriven(EventId.fresh(now, random), sent.size(), all.size() - sent.size(),
                sent.stream().min(Instant::compareTo).stream().toList());
    }

    /// @return when those were received that the queue took
    private List<Instant> send(SortedMap<Shard, List<FailedEvent>> byShard) {
        if (byShard.isEmpty()) {
            return List.of();
        }
        List<EventQueue.Taken> taken = queue.send(byShard.entrySet().stream().map(shard -> new Batch(shard.getKey(),
                shard.getValue().stream().map(RedriveFailed::again).toList())).toList());
        List<Instant> sent = new ArrayList<>();
        int batch = 0;
        for (List<FailedEvent> events : byShard.values()) {
            taken.get(batch++).indexes().forEach(index -> sent.add(events.get(index).row().receivedAt()));
        }
        return sent;
    }

    private static Sending again(FailedEvent event) {
        FailedRow row = event.row();
        return new Sending.Again(row.id(), row.receivedAt(), row.attempts() + 1, event.content());
    }
}
