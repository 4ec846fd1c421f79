package footfall.wire.openpanel;

import java.util.regex.Pattern;

/// Tells agents of servers from those of people: none, a name with a version and nothing else, or one that says
/// nothing of a system.
final class ServerAgents {
    private static final Pattern LIBRARY = Pattern.compile("[^/]+/[0-9.]+");

    private ServerAgents() {}

    static boolean contain(String agent) {
        return LIBRARY.matcher(agent).matches() || agent.indexOf('(') < 0;
    }
}
