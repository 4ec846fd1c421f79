package footfall.memory;

import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.port.ViewStore;
import footfall.site.Shard;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Views in a map; each call is one step.
public final class MemoryViewStore implements ViewStore {
    private static final Comparator<ViewKey> ORDER = Comparator.comparing(ViewKey::shard).thenComparing(ViewKey::kind)
            .thenComparingLong(ViewKey::index).thenComparingInt(ViewKey::part);

    private final TreeMap<ViewKey, View> views = new TreeMap<>(ORDER);

    @Override
    public synchronized Map<ViewKey, View> read(Collection<ViewKey> keys) {
        Map<ViewKey, View> found = new HashMap<>();
        for (ViewKey key : keys) {
            @Nullable View view = views.get(key);
            if (view != null) {
                found.put(key, view);
            }
        }
        return found;
    }

    @Override
    public synchronized List<View> range(Shard shard, ViewKind kind, long fromIndex, long toIndex) {
        if (fromIndex >= toIndex) {
            return List.of();
        }
        return List.copyOf(views.subMap(new ViewKey(shard, kind, fromIndex, 0),
                new ViewKey(shard, kind, toIndex, 0)).values());
    }

    @Override
    public synchronized Set<ViewKey> put(Collection<Change> changes) {
        Set<ViewKey> refused = new HashSet<>();
        for (Change change : changes) {
            ViewKey key = change.view().key();
            if (holds(change, views.get(key))) {
                views.put(key, change.view());
            } else {
                refused.add(key);
            }
        }
        return refused;
    }

    private static boolean holds(Change change, @Nullable View standing) {
        return switch (change) {
            case Change.Follow(View _, long foldRead) -> standing == null ? foldRead == 0 : standing.fold() == foldRead;
            case Change.Renew(View view) -> standing == null || standing.fold() < view.fold();
        };
    }
}
