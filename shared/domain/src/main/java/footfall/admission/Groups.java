package footfall.admission;

import footfall.page.CleanText;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads `groups`: which company, team or plan the event belongs to.
final class Groups {
    private Groups() {}

    /// Ids by type, in the order sent.
    static Map<String, String> read(Claim<Member> claim, Customs.PersonIds rule) {
        if (!claim.has(Member.GROUPS)) {
            return Map.of();
        }
        Raw.Members sent = claim.members(Member.GROUPS, RejectCode.GROUPS_INVALID);
        Map<String, String> groups = new LinkedHashMap<>();
        if (sent.sent() > Limits.GROUPS_MAX) {
            claim.refuse(RejectCode.GROUPS_INVALID, Member.GROUPS);
            return groups;
        }
        sent.members().forEach((name, raw) -> {
            String type = CleanText.of(name).strip();
            String id = CleanText.of(Ids.text(raw)).strip();
            boolean control = CleanText.hasControl(name.strip()) || CleanText.hasControl(Ids.text(raw).strip());
            if (rule.strict() && control) {
                claim.refuse(RejectCode.CONTROL_CHARACTER, Member.GROUPS, name, raw.brief());
            } else if (type.isEmpty() || CleanText.length(type) > Limits.PROPERTY_NAME_MAX || !isId(id, rule)
                    || groups.putIfAbsent(type, id) != null) {
                claim.refuse(RejectCode.GROUPS_INVALID, Member.GROUPS, name, raw.brief());
            }
        });
        return groups;
    }

    /// Whether a dialect takes a text for a group's id.
    static boolean isId(String id, Customs.PersonIds rule) {
        return rule.strict() ? Ids.isVisible(id) : !id.isEmpty() && CleanText.length(id) <= rule.max();
    }
}
