package footfall.wire.openpanel;

import footfall.admission.Customs.Ages;
import footfall.admission.Customs.PersonIds;
import footfall.admission.Customs.PropertyRule;
import footfall.admission.Customs;
import footfall.admission.Limits;
import footfall.admission.Member;
import footfall.admission.Raw;
import footfall.event.Value;
import footfall.identity.Stream;
import footfall.page.CleanText;
import footfall.wire.Addresses;
import footfall.wire.WebPages;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Translates items that are as their type wants into claims. For one request; used by one thread.
final class Translation {
    static final Set<String> TYPES = Set.of("track", "identify", "increment", "decrement", "group", "assign_group",
            "alias", "replay");
    private static final int NAME_MAX = 80;
    private static final int PROFILE_MAX = 512;
    private static final int DEVICE_MAX = 64;
    private static final int PROPERTY_NAME_MAX = 1_024;
    /// Ids are texts of any kind, and of properties only their sum is too large.
    static final Customs CUSTOMS = new Customs(new PersonIds(PROFILE_MAX, false), NAME_MAX,
            new PropertyRule(Flattening.NAMES_MAX, PROPERTY_NAME_MAX, Limits.EVENT_BYTES_MAX, false),
            Limits.CLOCK_AHEAD_MAX, Ages.BY_SITE, new DeviceIds());
    private static final Map<String, String> TECHNOLOGY = Map.of("__os", "os", "__osVersion", "os_version",
            "__browser", "browser", "__browserVersion", "browser_version", "__device", "device");
    private static final Set<String> SERVERS_OWN = Set.of("__timestamp", "__revenue", "__ip", "__bot", "__bot_reasons");
    private static final List<String> TRAITS = List.of("firstName", "lastName", "email", "avatar");
    /// What was received later than that after it happened is a part of the half hour in which it did, and of no visit
    /// that goes on.
    private static final long HISTORICAL_MS = 1_800_000;
    private static final long FIRST_MS = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST_MS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final ItemIds ids;
    private final String agent;
    private final long receivedMs;
    private final boolean server;
    private final Raw visits;

    /// @param agent the user agent of the request
    Translation(ItemIds ids, String agent, Instant receivedAt) {
        this.ids = ids;
        this.agent = agent;
        this.receivedMs = receivedAt.toEpochMilli();
        this.server = ServerAgents.contain(agent);
        this.visits = new Raw.Scalar(new Value.Flag(!server));
    }

    /// What an item becomes.
    sealed interface Row {
        /// Claims; the first is the item's own.
        record Claimed(List<Map<Member, Raw>> claims) implements Row {}

        /// Nothing.
        ///
        /// @param message why, as it is answered
        record Refused(String message) implements Row {}
    }

    /// What of an item goes into each of its claims.
    ///
    /// @param at in milliseconds since 1970, if it tells a time
    private record Sent(ItemIds.Known known, OptionalLong at) {}

    Row row(Raw.Members item, int index) {
        String type = item.text("type").orElse("");
        Raw.Members payload = item.get("payload").map(Raw.Members.class::cast).orElseThrow();
        OptionalLong at = Timestamps.of(payload);
        Sent sent = new Sent(ids.of(item, payload, at, index), at);
        return switch (type) {
            case "track" -> new Row.Claimed(track(payload, sent));
            case "identify" -> new Row.Claimed(List.of(identify(payload, sent, "")));
            case "replay" -> replay(payload);
            case "alias" -> new Row.Refused("Alias is not supported");
            default -> new Row.Claimed(told(Tellings.of(type, payload), sent));
        };
    }

    /// The properties of a payload; none if it has none.
    static Raw.Members properties(Raw.Members payload) {
        return payload.get("properties").orElse(Raw.Items.UNSEEN) instanceof Raw.Members properties ? properties
                : Raw.Members.of(Map.of());
    }

    private List<Map<Member, Raw>> track(Raw.Members payload, Sent sent) {
        Raw.Members properties = properties(payload);
        String name = payload.text("name").orElse("");
        Map<Member, Raw> claim = new EnumMap<>(Member.class);
        claim.put(Member.TYPE, Raw.text(name.equals("screen_view") ? "pageview" : "event"));
        if (!name.equals("screen_view")) {
            claim.put(Member.NAME, Raw.text(name));
        }
        Optional<Raw.Members> identified = properties.get("__identify").filter(Raw.Members.class::isInstance)
                .map(Raw.Members.class::cast);
        identified.flatMap(person -> profile(person.get("profileId"))).or(() -> profile(payload.get("profileId")))
                .ifPresent(user -> claim.put(Member.USER, Raw.text(user)));
        identified.flatMap(_ -> profile(payload.get("profileId")))
                .ifPresent(profile -> claim.put(Member.PROFILE, Raw.text(profile)));
        properties.text("__deviceId").map(String::strip)
                .filter(device -> !device.isEmpty() && device.length() <= DEVICE_MAX)
                .ifPresent(device -> claim.put(Member.VISITOR, Raw.text(DeviceIds.visitor(device))));
        properties.text("__ip").flatMap(Addresses::publicOne).ifPresent(ip -> claim.put(Member.ADDRESS, Raw.text(ip)));
        if (name.equals("revenue")) {
            properties.get("__revenue").ifPresent(amount -> claim.put(Member.REVENUE_MINOR, amount));
        }
        properties.text("__title").ifPresent(title -> claim.put(Member.TITLE, Raw.text(title)));
        groups(payload).ifPresent(groups -> claim.put(Member.GROUPS, groups));
        claim.put(Member.CONTEXT, technology(properties));
        Set<String> placed = place(properties, claim);
        claim.put(Member.PROPERTIES, Raw.Members.of(Flattening.of(properties.members(),
                property -> !placed.contains(property) && !SERVERS_OWN.contains(property))));
        common(claim, sent, "");
        List<Map<Member, Raw>> claims = new ArrayList<>(List.of(claim));
        identified.filter(person -> person.members().size() > 1 && profile(person.get("profileId")).isPresent())
                .ifPresent(person -> {
                    Map<Member, Raw> told = identify(person, sent, "identify");
                    for (Member refusing : List.of(Member.PROFILE, Member.REVENUE_MINOR)) {
                        Optional.ofNullable(claim.get(refusing)).ifPresent(same -> told.put(refusing, same));
                    }
                    claims.add(told);
                });
        return claims;
    }

    private List<Map<Member, Raw>> told(List<Map<Member, Raw>> tellings, Sent sent) {
        List<Map<Member, Raw>> claims = new ArrayList<>();
        for (Map<Member, Raw> claim : tellings) {
            common(claim, sent, claims.isEmpty() ? "" : "#" + claims.size());
            claims.add(claim);
        }
        return claims;
    }

    /// Nothing is kept of a recording but that there was one.
    private Row replay(Raw.Members payload) {
        return payload.text("sessionId").orElse(agent).isEmpty() ? new Row.Refused("Session ID is required for replay")
                : new Row.Claimed(List.of(Map.of(Member.TYPE, Raw.text("event"), Member.NAME, Raw.text("replay"),
                Member.UNKEPT, Raw.text("replay_not_kept"))));
    }

    private Map<Member, Raw> identify(Raw.Members person, Sent sent, String part) {
        Map<String, Raw> traits = new LinkedHashMap<>();
        TRAITS.forEach(name -> person.text(name).filter(text -> !text.isBlank())
                .ifPresent(text -> traits.put(name, Raw.text(text))));
        traits.putAll(own(properties(person)));
        Map<Member, Raw> claim = new EnumMap<>(Member.class);
        claim.put(Member.TYPE, Raw.text("identify"));
        claim.put(Member.USER, Raw.text(profile(person.get("profileId")).orElse("")));
        claim.put(Member.TRAITS, Raw.Members.of(Flattening.of(traits)));
        common(claim, sent, part);
        return claim;
    }

    private void common(Map<Member, Raw> claim, Sent sent, String part) {
        claim.put(Member.VISITS, visits);
        sent.at.ifPresent(at -> {
            claim.put(Member.AT, ms(Math.clamp(at, FIRST_MS, LAST_MS)));
            if (receivedMs - at > HISTORICAL_MS) {
                claim.put(Member.SESSION, Raw.text(Stream.ofHalfHour(SessionIds.window(at))));
            }
        });
        sent.known.put(claim, part);
    }

    static Raw ms(long sinceEpoch) {
        return new Raw.Scalar(new Value.Num(BigDecimal.valueOf(sinceEpoch)));
    }

    /// Puts page and referrer into a claim, and says which properties told them.
    private Set<String> place(Raw.Members properties, Map<Member, Raw> claim) {
        Set<String> placed = new HashSet<>();
        take(properties, "path", placed).ifPresent(path -> {
            Raw named = Raw.text(CleanText.cut(path, Limits.PATH_MAX));
            if (WebPages.mayBeOne(path)) {
                claim.put(Member.URL, Raw.text(path));
                claim.put(Member.ELSE_PATH, named);
            } else {
                claim.put(Member.PATH, named);
            }
        });
        take(properties, "referrer", placed).ifPresent(referrer -> claim.put(Member.REFERRER, Raw.text(referrer)));
        return placed;
    }

    /// Properties without those that are the server's matter.
    static Map<String, Raw> own(Raw.Members properties) {
        Map<String, Raw> own = new LinkedHashMap<>(properties.members());
        own.keySet().removeAll(SERVERS_OWN);
        return own;
    }

    /// The text under a name with two lines before it, else under the bare one.
    private static Optional<String> take(Raw.Members properties, String name, Set<String> placed) {
        String key = properties.members().containsKey("__" + name) ? "__" + name : name;
        Optional<String> text = properties.text(key);
        if (text.isPresent()) {
            placed.add(key);
        }
        return text.map(Flattening::text).filter(stripped -> !stripped.isEmpty());
    }

    /// What the client tells of its technology; a server's device is one.
    private Raw technology(Raw.Members properties) {
        Map<String, Raw> context = new LinkedHashMap<>();
        if (server) {
            context.put("device", Raw.text("server"));
        }
        TECHNOLOGY.forEach((theirs, ours) -> properties.text(theirs)
                .ifPresent(text -> context.put(ours, Raw.text(CleanText.cut(text.strip(), Limits.CONTEXT_TEXT_MAX)))));
        return Raw.Members.of(context);
    }

    /// Groups by number, as the wire names ids alone: `group`, `group_2` and so on.
    private static Optional<Raw> groups(Raw.Members payload) {
        Map<String, Raw> groups = new LinkedHashMap<>();
        if (payload.members().get("groups") instanceof Raw.Items(List<Raw> items)) {
            items.stream().distinct().filter(Translation::isGroup).limit(Limits.GROUPS_MAX).forEach(id ->
                    groups.put(groups.isEmpty() ? "group" : "group_" + (groups.size() + 1), id));
        }
        return groups.isEmpty() ? Optional.empty() : Optional.of(Raw.Members.of(groups));
    }

    private static boolean isGroup(Raw raw) {
        return raw instanceof Raw.Scalar(Value.Text(String text)) && !text.isBlank()
                && CleanText.length(text) <= Limits.ID_MAX && text.codePoints().noneMatch(point ->
                Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point));
    }

    /// The id of a person as text; empty if there is none.
    static Optional<String> profile(Optional<Raw> raw) {
        return raw.map(id -> switch (id) {
            case Raw.Scalar(Value.Text(String text)) -> CleanText.cut(text.strip(), PROFILE_MAX);
            case Raw.Scalar(Value.Num(BigDecimal number)) -> Math.abs(number.scale()) <= PROFILE_MAX
                    ? number.stripTrailingZeros().toPlainString() : number.toString();
            case Raw other -> "";
        }).filter(id -> !id.isEmpty());
    }
}
