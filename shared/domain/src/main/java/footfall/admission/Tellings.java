package footfall.admission;

import footfall.event.GroupId;
import footfall.event.What;
import footfall.page.CleanText;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// Reads what only says something of a person or a group.
final class Tellings {
    private Tellings() {}

    static What increment(Claim<Member> claim, int place, Reception reception) {
        Optional<String> property = claim.get(Member.PROPERTY).map(Ids::text).map(CleanText::of).map(String::strip)
                .filter(name -> Properties.isKept(name, reception));
        Optional<BigDecimal> by = claim.has(Member.BY) ? claim.decimal(Member.BY).filter(Tellings::isStep)
                : Optional.of(BigDecimal.ONE);
        if (property.isEmpty()) {
            claim.refuse(RejectCode.INCREMENT_INVALID, Member.PROPERTY);
        }
        if (by.isEmpty()) {
            claim.refuse(RejectCode.INCREMENT_INVALID, Member.BY);
        }
        return new What.Increment(property.orElse(""), by.orElse(BigDecimal.ZERO), place);
    }

    private static boolean isStep(BigDecimal by) {
        return by.signum() != 0 && by.abs().compareTo(Limits.INCREMENT_MAX) <= 0
                && by.stripTrailingZeros().scale() <= Limits.INCREMENT_PLACES_MAX;
    }

    /// The group's properties are those of its event.
    static What group(Claim<Member> event, int place, Customs.PersonIds rule) {
        if (!event.has(Member.GROUP)) {
            event.refuse(RejectCode.GROUP_INVALID, Member.GROUP);
        }
        Claim<String> claim = event.within(Member.GROUP, RejectCode.GROUP_INVALID);
        GroupId group = new GroupId(type(claim.text("type", Limits.PROPERTY_NAME_MAX, RejectCode.GROUP_INVALID)),
                claim.get("id").map(id -> id(id, rule)).orElse(""));
        if (group.type().isEmpty()) {
            claim.refuse(RejectCode.GROUP_INVALID, "type");
        }
        if (group.id().isEmpty()) {
            claim.refuse(RejectCode.GROUP_INVALID, "id");
        }
        return new What.Group(group, claim.cutText("name", Limits.TITLE_MAX), place);
    }

    /// The groups by type: an id, or several.
    static What assign(Claim<Member> claim, Customs.PersonIds rule) {
        SequencedSet<GroupId> groups = new LinkedHashSet<>();
        claim.members(Member.GROUPS, RejectCode.ASSIGN_INVALID).members().forEach((name, raw) -> {
            List<Raw> ids = raw instanceof Raw.Items(List<Raw> items) ? items : List.of(raw);
            for (Raw id : ids) {
                GroupId group = new GroupId(type(name), id(id, rule));
                if (group.type().isEmpty() || group.id().isEmpty()) {
                    claim.refuse(RejectCode.ASSIGN_INVALID, Member.GROUPS, name, id.brief());
                }
                groups.add(group);
            }
        });
        if (groups.isEmpty() || groups.size() > Limits.ASSIGNED_MAX) {
            claim.refuse(RejectCode.ASSIGN_INVALID, Member.GROUPS);
        }
        return new What.Assign(List.copyOf(groups));
    }

    /// The id of a group; "" if it can be none.
    private static String id(Raw raw, Customs.PersonIds rule) {
        String sent = Ids.text(raw).strip();
        String id = CleanText.of(sent);
        return !(rule.strict() && CleanText.hasControl(sent)) && Groups.isId(id, rule) ? id : "";
    }

    /// The type of a group; "" if it can be none.
    private static String type(String sent) {
        String type = CleanText.of(sent).strip();
        return !CleanText.hasControl(sent.strip()) && CleanText.length(type) <= Limits.PROPERTY_NAME_MAX ? type : "";
    }
}
