package footfall.enrich;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was found of the agents seen last, so that each is looked into once. Safe for use by many threads, two of which
/// may look into the same agent at the same time.
///
/// @param <T> what is found of an agent
final class RecentAgents<T> {
    /// The longest part of an agent that is looked at, in UTF-16 units; what it is stands at its beginning.
    static final int AGENT_MAX = 512;
    private static final int AGENTS_MAX = 10_000;

    private final Map<String, T> found = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > AGENTS_MAX;
        }
    };

    /// What was found of an agent, or is now.
    ///
    /// @param look looks into the part of it that counts; the same for every call
    T of(String userAgent, Function<String, T> look) {
        String agent = userAgent.length() <= AGENT_MAX ? userAgent : userAgent.substring(0, AGENT_MAX);
        T before = before(agent);
        if (before != null) {
            return before;
        }
        T now = look.apply(agent);
        synchronized (found) {
            found.put(agent, now);
        }
        return now;
    }

    /// How many agents are remembered.
    int size() {
        synchronized (found) {
            return found.size();
        }
    }

    private @Nullable T before(String agent) {
        synchronized (found) {
            return found.get(agent);
        }
    }
}
