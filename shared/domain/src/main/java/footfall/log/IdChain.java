package footfall.log;

import footfall.site.Shard;
import footfall.time.Minute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The ids whose claimed time lies in one minute: a chain of links.
///
/// @param links in order; every one but the last is full
public record IdChain(Shard shard, Minute minute, List<IdBucket> links) {
    public IdChain {
        links = List.copyOf(links);
    }

    /// The seq of the last segment that the chain contains: the fold of its last link.
    public long fold() {
        return links.isEmpty() ? 0 : links.getLast().fold();
    }

    /// Whether an id was aggregated.
    public boolean hasTaken(IdHash id) {
        return links.stream().anyMatch(link -> contains(link.taken(), id));
    }

    /// Whether an id is known, aggregated or not.
    public boolean hasAny(IdHash id) {
        return hasTaken(id) || links.stream().anyMatch(link -> contains(link.noted(), id));
    }

    private static boolean contains(List<IdHash> sorted, IdHash id) {
        return Collections.binarySearch(sorted, id) >= 0;
    }

    /// The chain with every segment after its fold. Links that become full keep the fold they had and are to be put
    /// before the last one, which alone says how far the chain goes: whoever dies between the two leaves ids that are
    /// there too early, and the index is a set. (A link that fills at the first fold says 1: more ids than a segment
    /// can hold are in it, so the first segment is.)
    ///
    /// @param segments ascending; those up to the chain's fold change nothing
    /// @param to       the fold of the result: the last seq of the prefix that the segments end
    public IdChain follow(List<Segment> segments, long to) {
        Map<IdHash, Boolean> ids = new LinkedHashMap<>();
        TreeSet<Long> seqs = new TreeSet<>();
        for (Segment segment : segments) {
            if (segment.seq() > fold()) {
                segment.entries().stream().filter(entry -> Minute.of(entry.claimedAt()).equals(minute))
                        .forEach(entry -> {
                            seqs.add(segment.seq());
                            ids.merge(IdHash.of(entry.id()), entry.takesId(), Boolean::logicalOr);
                        });
            }
        }
        List<IdBucket> result = new ArrayList<>(links);
        Link open = result.isEmpty() ? new Link(0) : new Link(result.removeLast());
        for (Map.Entry<IdHash, Boolean> id : ids.entrySet()) {
            if (open.isFull()) {
                open.segments.addAll(seqs);
                result.add(open.bucket(Math.max(1, fold())));
                open = new Link(open.part + 1);
            }
            open.add(id.getKey(), id.getValue());
        }
        open.segments.addAll(seqs);
        result.add(open.bucket(Math.max(to, fold())));
        return new IdChain(shard, minute, result);
    }

    /// A link that is being filled.
    private final class Link {
        private final int part;
        private final TreeSet<IdHash> taken = new TreeSet<>();
        private final TreeSet<IdHash> noted = new TreeSet<>();
        private final TreeSet<Long> segments = new TreeSet<>();

        Link(int part) {
            this.part = part;
        }

        Link(IdBucket bucket) {
            this(bucket.part());
            taken.addAll(bucket.taken());
            noted.addAll(bucket.noted());
            segments.addAll(bucket.segments());
        }

        boolean isFull() {
            return taken.size() + noted.size() >= IdBucket.IDS_MAX;
        }

        void add(IdHash id, boolean aggregated) {
            if (aggregated) {
                taken.add(id);
                noted.remove(id);
            } else if (!taken.contains(id)) {
                noted.add(id);
            }
        }

        IdBucket bucket(long fold) {
            return new IdBucket(shard, minute, part, fold, List.copyOf(taken), List.copyOf(noted),
                    List.copyOf(segments));
        }
    }
}
