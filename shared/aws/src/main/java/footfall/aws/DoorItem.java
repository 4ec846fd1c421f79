package footfall.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import footfall.site.DoorRules;
import footfall.site.EventFilter;
import footfall.site.EventFilter.Condition;
import footfall.site.EventFilter.Test;
import footfall.site.Network;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Whom and what a site turns away, as a map of attributes.
final class DoorItem {
    private static final String ADDRESSES = "blocked_addresses";
    private static final String PROFILES = "blocked_profiles";
    private static final String FILTERS = "event_filters";
    private static final String HEADERS = "address_headers";
    private static final String EVENTS_MAX = "daily_events_max";
    private static final String RETRY_GUARD = "retry_guard_ms";
    private static final String NAME = "name";
    private static final String CONDITIONS = "properties";
    private static final String TEST = "op";
    private static final String VALUES = "values";

    private DoorItem() {}

    static AttributeValue of(DoorRules doors) {
        Map<String, AttributeValue> map = new HashMap<>();
        map.put(ADDRESSES, SiteItem.texts(doors.blockedAddresses().stream().map(Network::text).toList()));
        map.put(PROFILES, SiteItem.texts(doors.blockedProfiles()));
        map.put(FILTERS, fromL(doors.eventFilters().stream().map(DoorItem::of).toList()));
        map.put(EVENTS_MAX, fromN(Integer.toString(doors.dailyEventsMax())));
        map.put(HEADERS, SiteItem.texts(doors.addressHeaders()));
        map.put(RETRY_GUARD, fromN(Long.toString(doors.retryGuard().toMillis())));
        return fromM(map);
    }

    static DoorRules doors(AttributeValue item) {
        Map<String, AttributeValue> map = item.m();
        List<Network> networks = SiteItem.texts(map, ADDRESSES).stream().map(DoorItem::network).toList();
        return new DoorRules(networks, SiteItem.texts(map, PROFILES),
                map.get(FILTERS).l().stream().map(AttributeValue::m).map(DoorItem::filter).toList(),
                SiteItem.texts(map, HEADERS), Duration.ofMillis(Long.parseLong(map.get(RETRY_GUARD).n())),
                Integer.parseInt(map.get(EVENTS_MAX).n()));
    }

    private static Network network(String text) {
        return Network.of(text).orElseThrow(() -> new IllegalStateException(ADDRESSES + ": " + text
                + ", must be a network"));
    }

    private static AttributeValue of(EventFilter filter) {
        return fromM(Map.of(NAME, fromS(filter.name()), CONDITIONS, fromL(filter.conditions().stream()
                .map(condition -> fromM(Map.of(NAME, fromS(condition.property()), TEST,
                        fromS(condition.test().name()), VALUES, SiteItem.texts(condition.values())))).toList())));
    }

    private static EventFilter filter(Map<String, AttributeValue> map) {
        return new EventFilter(map.get(NAME).s(), map.get(CONDITIONS).l().stream().map(AttributeValue::m)
                .map(condition -> new Condition(condition.get(NAME).s(), Test.valueOf(condition.get(TEST).s()),
                        SiteItem.texts(condition, VALUES))).toList());
    }
}
