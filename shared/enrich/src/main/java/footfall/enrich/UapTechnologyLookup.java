package footfall.enrich;

import footfall.event.Technology;
import footfall.port.TechnologyLookup;
import org.jspecify.annotations.Nullable;
import ua_parser.Client;
import ua_parser.Parser;

/// Knows agents by the list of ua-parser. To build it takes a quarter of a second, to parse an agent some milliseconds,
/// so the agents seen last are remembered.
public final class UapTechnologyLookup implements TechnologyLookup {
    private final Parser parser = new Parser();
    private final RecentAgents<Technology> recent = new RecentAgents<>();

    @Override
    public Technology of(String userAgent) {
        return userAgent.isBlank() ? Technology.NONE : recent.of(userAgent, this::parse);
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
