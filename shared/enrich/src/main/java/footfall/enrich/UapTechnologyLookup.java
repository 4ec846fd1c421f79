package footfall.enrich;

import footfall.event.Technology;
import footfall.port.TechnologyLookup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ua_parser.Client;
import ua_parser.Parser;

/// Knows agents by the list of ua-parser. To build it takes a quarter of a second, to parse an agent some milliseconds,
/// so the agents seen last are remembered.
public final class UapTechnologyLookup implements TechnologyLookup {
    /// The longest part of an agent that is looked at, in UTF-16 units; what it is stands at its beginning.
    static final int AGENT_MAX = 512;
    private static final int AGENTS_MAX = 10_000;

    private final Parser parser = new Parser();
    private final Map<String, Technology> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Technology> eldest) {
            return size() > AGENTS_MAX;
        }
    };

    @Override
    public Technology of(String userAgent) {
        if (userAgent.isBlank()) {
            return Technology.NONE;
        }
        String agent = userAgent.length() <= AGENT_MAX ? userAgent : userAgent.substring(0, AGENT_MAX);
        return remembered(agent).orElseGet(() -> {
            Technology parsed = parse(agent);
            synchronized (known) {
                known.put(agent, parsed);
            }
            return parsed;
        });
    }

    int remembered() {
        synchronized (known) {
            return known.size();
        }
    }

    private Optional<Technology> remembered(String agent) {
        synchronized (known) {
            return Optional.ofNullable(known.get(agent));
        }
    }

    private Technology parse(String agent) {
        Client client = parser.parse(agent);
        String browser = Families.browser(text(client.userAgent.family));
        String os = Families.os(text(client.os.family));
        return new Technology(browser,
                browser.isEmpty() ? "" : version(text(client.userAgent.major), text(client.userAgent.minor)), os,
                os.isEmpty() ? "" : version(text(client.os.major), text(client.os.minor)),
                Families.device(agent, text(client.device.family), os));
    }

    private static String version(String major, String minor) {
        return minor.isEmpty() ? major : major + "." + minor;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
