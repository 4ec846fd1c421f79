package footfall.codec;

import footfall.event.ClaimedTime;
import footfall.event.Entry;
import footfall.event.Entry.Aggregated;
import footfall.event.Entry.Dropped;
import footfall.event.Entry.Failed;
import footfall.event.Entry.Skipped;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.SkipReason;
import footfall.log.Segment;
import footfall.site.Shard;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Segments as bytes: columns with a dictionary each, deflated; the random part of ids and visitors beside them. Equal
/// segments give equal bytes. Safe for use by many threads.
public final class SegmentCodec {
    private static final int VERSION = 2;
    /// The oldest that is still read: segments are kept as they were written.
    private static final int OLDEST = 1;
    private static final long AGGREGATED = 0;
    private static final long SKIPPED = 1;
    private static final long FAILED = 2;
    private static final long DROPPED = 3;

    private SegmentCodec() {}

    /// The bytes of a segment, without its place in the log.
    public static byte[] encode(Segment segment) {
        ColumnWriter out = new ColumnWriter();
        List<Entry> entries = segment.entries();
        out.plain.varint(entries.size());
        out.steps(List.of(segment.appendedAt()), Instant.EPOCH);
        out.codes(of(entries, SegmentCodec::code));
        List<Instant> received = of(entries, Entry::receivedAt);
        out.steps(received, segment.appendedAt());
        out.ids(of(entries, Entry::id), received);
        out.flags(of(entries, SegmentCodec::claimsItsOwn));
        List<Entry> others = entries.stream().filter(entry -> !claimsItsOwn(entry)).toList();
        out.times(of(others, Entry::claimedAt), of(others, Entry::receivedAt));
        EventColumns.write(out, of(pick(entries, Aggregated.class), Aggregated::event));
        out.texts(of(pick(entries, Skipped.class), skipped -> skipped.reason().name()));
        List<Failed> failed = pick(entries, Failed.class);
        out.texts(of(failed, entry -> entry.reason().name()));
        out.texts(of(failed, Failed::detail));
        out.texts(of(failed, Failed::content));
        out.codes(of(pick(entries, Skipped.class), skipped -> (long) skipped.attempts()));
        out.codes(of(failed, entry -> (long) entry.attempts()));
        out.codes(of(pick(entries, Dropped.class), dropped -> (long) dropped.count()));
        return out.pack(VERSION);
    }

    /// The segment that stands at a place. Throws IllegalArgumentException if the bytes are none of ours.
    public static Segment decode(Shard shard, long seq, byte[] bytes) {
        ColumnReader in = new ColumnReader(Pack.open(bytes, OLDEST, VERSION));
        int count = in.plain.count();
        Instant appendedAt = in.steps(1, Instant.EPOCH).getFirst();
        List<Long> codes = in.codes(count);
        List<Instant> received = in.steps(count, appendedAt);
        List<EventId> ids = in.ids(received);
        List<Instant> claimed = claims(in, ids, received);
        int[] aggregated = IntStream.range(0, count).filter(i -> codes.get(i) == AGGREGATED).toArray();
        Iterator<Event> events = EventColumns.read(in, at(ids, aggregated), at(claimed, aggregated),
                at(received, aggregated)).iterator();
        int skipped = count(codes, SKIPPED);
        int failures = count(codes, FAILED);
        Iterator<String> skips = in.texts(skipped).iterator();
        Iterator<String> fails = in.texts(failures).iterator();
        Iterator<String> details = in.texts(failures).iterator();
        Iterator<String> contents = in.texts(failures).iterator();
        Iterator<Integer> skipTries = attempts(in, skipped).iterator();
        Iterator<Integer> failTries = attempts(in, failures).iterator();
        Iterator<Long> dropped = in.codes(count(codes, DROPPED)).iterator();
        in.end();
        return new Segment(shard, seq, appendedAt, ColumnReader.list(count, i -> switch (codes.get(i).intValue()) {
            case (int) AGGREGATED -> new Aggregated(events.next());
            case (int) SKIPPED -> new Skipped(ids.get(i), received.get(i), claimed.get(i),
                    SkipReason.valueOf(skips.next()), skipTries.next());
            case (int) FAILED -> new Failed(ids.get(i), received.get(i), FailReason.valueOf(fails.next()),
                    details.next(), contents.next(), failTries.next());
            case (int) DROPPED -> new Dropped(ids.get(i), received.get(i), Math.toIntExact(dropped.next()));
            default -> throw new IllegalArgumentException("entry: kind " + codes.get(i) + ", must be 0..3");
        }));
    }

    /// Version 1 did not tell attempts: nothing was redriven.
    private static List<Integer> attempts(ColumnReader in, int count) {
        return in.version == 1 ? Collections.nCopies(count, 1)
                : in.codes(count).stream().map(Math::toIntExact).toList();
    }

    private static int count(List<Long> codes, long kind) {
        return (int) codes.stream().filter(code -> code == kind).count();
    }

    private static List<Instant> claims(ColumnReader in, List<EventId> ids, List<Instant> received) {
        List<Boolean> own = in.flags(ids.size());
        int[] others = IntStream.range(0, ids.size()).filter(i -> !own.get(i)).toArray();
        Iterator<Instant> told = in.times(at(received, others)).iterator();
        return ColumnReader.list(ids.size(), i -> own.get(i) ? ClaimedTime.byArrival(ids.get(i), received.get(i))
                : told.next());
    }

    /// Whether the claimed time follows from the id and the arrival.
    private static boolean claimsItsOwn(Entry entry) {
        return entry.claimedAt().equals(ClaimedTime.byArrival(entry.id(), entry.receivedAt()));
    }

    private static long code(Entry entry) {
        return switch (entry) {
            case Aggregated _ -> AGGREGATED;
            case Skipped _ -> SKIPPED;
            case Failed _ -> FAILED;
            case Dropped _ -> DROPPED;
        };
    }

    private static <S, T> List<T> of(List<S> values, Function<S, T> field) {
        return values.stream().map(field).toList();
    }

    private static <T> List<T> at(List<T> values, int[] places) {
        return IntStream.of(places).mapToObj(values::get).toList();
    }

    private static <T extends Entry> List<T> pick(List<Entry> entries, Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
