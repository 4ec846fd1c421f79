package footfall.wire.openpanel;

import footfall.admission.Limits;
import footfall.admission.Member;
import footfall.admission.Raw;
import footfall.event.Value;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Translates what only tells of a profile or a group. A group is known by its id alone, as clients name it: its type
/// is one of its properties.
final class Tellings {
    private static final String GROUP = "group";

    private Tellings() {}

    /// The claims of an item, to be completed.
    static List<Map<Member, Raw>> of(String type, Raw.Members payload) {
        return switch (type) {
            case "increment" -> List.of(step(payload, 1));
            case "decrement" -> List.of(step(payload, -1));
            case "group" -> List.of(group(payload));
            default -> assign(payload);
        };
    }

    private static Map<Member, Raw> step(Raw.Members payload, int sign) {
        Map<Member, Raw> claim = claim("increment", payload);
        claim.put(Member.PROPERTY, Raw.text(payload.text("property").orElse("")));
        BigDecimal value = payload.get("value").orElse(Raw.Items.UNSEEN) instanceof Raw.Scalar(
                Value.Num(BigDecimal number)) ? number : BigDecimal.ONE;
        claim.put(Member.BY, new Raw.Scalar(new Value.Num(sign < 0 ? value.negate() : value)));
        return claim;
    }

    private static Map<Member, Raw> group(Raw.Members payload) {
        Map<String, Raw> properties = Translation.own(Translation.properties(payload));
        properties.put("type", Raw.text(payload.text("type").orElse("")));
        Map<Member, Raw> claim = claim(GROUP, payload);
        claim.put(Member.GROUP, Raw.Members.of(Map.of("type", Raw.text(GROUP), "id",
                Raw.text(payload.text("id").orElse("")), "name", Raw.text(payload.text("name").orElse("")))));
        claim.put(Member.PROPERTIES, Raw.Members.of(Flattening.of(properties)));
        return claim;
    }

    /// A claim names so many groups at most.
    private static List<Map<Member, Raw>> assign(Raw.Members payload) {
        List<Raw> ids = payload.get("groupIds").orElse(Raw.Items.UNSEEN) instanceof Raw.Items(List<Raw> items) ? items
                : List.of();
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + Limits.ASSIGNED_MAX).mapToObj(from -> {
            Map<Member, Raw> claim = claim("assign", payload);
            claim.put(Member.VISITOR_IS_USER, new Raw.Scalar(new Value.Flag(true)));
            claim.put(Member.GROUPS, Raw.Members.of(Map.of(GROUP, new Raw.Items(ids.subList(from,
                    Math.min(ids.size(), from + Limits.ASSIGNED_MAX))))));
            return claim;
        }).toList();
    }

    private static Map<Member, Raw> claim(String type, Raw.Members payload) {
        Map<Member, Raw> claim = new EnumMap<>(Member.class);
        claim.put(Member.TYPE, Raw.text(type));
        Translation.profile(payload.get("profileId")).ifPresent(user -> claim.put(Member.USER, Raw.text(user)));
        return claim;
    }
}
