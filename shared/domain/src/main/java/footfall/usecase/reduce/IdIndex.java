package footfall.usecase.reduce;

import footfall.log.IdBucket;
import footfall.log.IdChain;
import footfall.log.View;
import footfall.log.ViewKey;
import footfall.port.ViewStore;
import footfall.site.Shard;
import footfall.time.Minute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the ids that the log holds up to `folded`.
final class IdIndex {
    private IdIndex() {}

    /// The chains of these minutes, strongly consistent, read link by link: a next one exists only behind a full one.
    static Map<Minute, IdChain> read(ViewStore views, Shard shard, Collection<Minute> minutes) {
        Map<Minute, List<IdBucket>> links = new TreeMap<>();
        minutes.forEach(minute -> links.put(minute, new ArrayList<>()));
        List<ViewKey> next = links.keySet().stream().map(minute -> IdBucket.key(shard, minute, 0)).toList();
        while (!next.isEmpty()) {
            List<ViewKey> following = new ArrayList<>();
            for (View view : views.read(next).values()) {
                IdBucket link = (IdBucket) view;
                links.get(link.minute()).add(link);
                if (link.isFull()) {
                    following.add(IdBucket.key(shard, link.minute(), link.part() + 1));
                }
            }
            next = following;
        }
        Map<Minute, IdChain> chains = new HashMap<>();
        links.forEach((minute, list) -> chains.put(minute, new IdChain(shard, minute, list)));
        return chains;
    }
}
