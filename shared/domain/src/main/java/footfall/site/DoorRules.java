package footfall.site;

import java.util.List;

/// Whom and what a site turns away.
///
/// @param blockedAddresses at most `BLOCKED_MAX` networks: nothing is taken of them
/// @param blockedProfiles  at most `BLOCKED_MAX` ids of users or of given visitors: nothing is taken of them
/// @param eventFilters     at most `FILTERS_MAX`: their events become `skipped(filtered)`
public record DoorRules(List<Network> blockedAddresses, List<String> blockedProfiles,
                        List<EventFilter> eventFilters) {
    /// The most blocked addresses, and the most blocked profiles.
    public static final int BLOCKED_MAX = 200;
    /// The most filters of events.
    public static final int FILTERS_MAX = 50;
    /// Nobody and nothing is turned away.
    public static final DoorRules OPEN = new DoorRules(List.of(), List.of(), List.of());

    public DoorRules {
        blockedAddresses = List.copyOf(blockedAddresses);
        blockedProfiles = List.copyOf(blockedProfiles);
        eventFilters = List.copyOf(eventFilters);
    }

    /// Whether nothing is taken of an address; it is compared, and kept nowhere.
    ///
    /// @param address as text; one that is none is not blocked
    public boolean blocksAddress(String address) {
        return !blockedAddresses.isEmpty() && Network.of(address)
                .filter(sent -> blockedAddresses.stream().anyMatch(blocked -> blocked.contains(sent))).isPresent();
    }

    /// Whether nothing is taken of a user or visitor.
    public boolean blocksProfile(String id) {
        return !blockedProfiles.isEmpty() && blockedProfiles.contains(id);
    }
}
