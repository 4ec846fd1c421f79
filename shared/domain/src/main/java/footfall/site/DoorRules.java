package footfall.site;

import java.time.Duration;
import java.util.List;

/// How the door of a site stands: whom and what it turns away, and what it takes for the same.
///
/// @param blockedAddresses at most `BLOCKED_MAX` networks: nothing is taken of them
/// @param blockedProfiles  at most `BLOCKED_MAX` ids of users or of given visitors: nothing is taken of them
/// @param eventFilters     at most `FILTERS_MAX`: their events become `skipped(filtered)`
/// @param addressHeaders   at most `HEADERS_MAX`, of `ADDRESS_HEADERS`: whose word is taken for the sender's address,
///                         the first first
/// @param retryGuard       within which equal events of a page are one, if nothing else tells them apart; 0: they never
///                         are
/// @param dailyEventsMax   how many events that arrive on a UTC day are taken, about; `NO_MAX`: however many
public record DoorRules(List<Network> blockedAddresses, List<String> blockedProfiles, List<EventFilter> eventFilters,
                        List<String> addressHeaders, Duration retryGuard, int dailyEventsMax) {
    /// The most blocked addresses, and the most blocked profiles.
    public static final int BLOCKED_MAX = 200;
    /// The most filters of events.
    public static final int FILTERS_MAX = 50;
    /// The headers in which networks tell of whom a request comes.
    public static final List<String> ADDRESS_HEADERS = List.of("openpanel-client-ip", "true-client-ip", "x-client-ip",
            "cf-connecting-ip", "x-forwarded-for", "x-real-ip", "fastly-client-ip", "x-cluster-client-ip",
            "x-appengine-user-ip", "do-connecting-ip", "x-nf-client-connection-ip", "x-forwarded", "forwarded",
            "cloudfront-viewer-address");
    /// No maximum of events a day.
    public static final int NO_MAX = Integer.MAX_VALUE;
    /// The largest maximum of events a day.
    public static final int DAILY_EVENTS_MAX = 2_000_000_000;
    /// The most headers whose word is taken.
    public static final int HEADERS_MAX = 5;
    /// What a site has if it does not say otherwise.
    static final Duration RETRY_GUARD = Duration.ofMillis(100);
    /// Nobody and nothing is turned away.
    public static final DoorRules OPEN = new DoorRules(List.of(), List.of(), List.of());

    /// A door that turns some away, and is like any other else.
    public DoorRules(List<Network> blockedAddresses, List<String> blockedProfiles, List<EventFilter> eventFilters) {
        this(blockedAddresses, blockedProfiles, eventFilters, List.of(), RETRY_GUARD, NO_MAX);
    }

    public DoorRules {
        blockedAddresses = List.copyOf(blockedAddresses);
        blockedProfiles = List.copyOf(blockedProfiles);
        eventFilters = List.copyOf(eventFilters);
        addressHeaders = List.copyOf(addressHeaders);
    }

    /// Whether there is anybody of whom nothing is taken.
    public boolean blocksAnybody() {
        return !blockedAddresses.isEmpty() || !blockedProfiles.isEmpty();
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
