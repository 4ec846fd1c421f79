package footfall.wire.posthog;

import footfall.admission.Limits;
import footfall.admission.Raw;
import footfall.page.CleanText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The groups of an event, as many as we keep; the property that names them stays one if it names more.
///
/// @param ids   by type
/// @param whole whether these are all
record Groups(Raw.Members ids, boolean whole) {
    private static final Groups NONE = new Groups(Raw.Members.of(Map.of()), true);

    static Groups of(Sent sent) {
        if (sent.property(Known.GROUPS).isNull() && !sent.event().equals("$groupidentify")) {
            return NONE;
        }
        Map<String, Raw> sentGroups = new LinkedHashMap<>(Values.members(sent.property(Known.GROUPS)).members());
        if (sent.event().equals("$groupidentify")) {
            sentGroups.putIfAbsent(sent.text(Known.GROUP_TYPE), sent.property(Known.GROUP_KEY));
        }
        Map<String, Raw> ids = new LinkedHashMap<>();
        sentGroups.forEach((name, raw) -> {
            String type = CleanText.of(name).strip();
            String id = CleanText.of(Values.text(raw)).strip();
            if (fits(type, id) && ids.size() < Limits.GROUPS_MAX) {
                ids.putIfAbsent(type, Raw.text(id));
            }
        });
        boolean listed = sent.property(Known.GROUPS) instanceof Raw.Members || sent.property(Known.GROUPS).isNull();
        return new Groups(Raw.Members.of(ids), listed && ids.size() == sentGroups.size());
    }

    /// The group that an event tells of, with its name if that is told; empty if it names none that we keep.
    static Optional<Raw.Members> told(Sent sent) {
        String type = CleanText.of(sent.text(Known.GROUP_TYPE)).strip();
        String id = CleanText.of(sent.text(Known.GROUP_KEY)).strip();
        if (!fits(type, id)) {
            return Optional.empty();
        }
        Raw name = Values.members(sent.property(Known.GROUP_SET)).get("name").orElse(Values.NULL);
        return Optional.of(Raw.Members.of(Map.of("type", Raw.text(type), "id", Raw.text(id), "name",
                Raw.text(Values.text(name)))));
    }

    private static boolean fits(String type, String id) {
        return !type.isEmpty() && CleanText.length(type) <= Limits.PROPERTY_NAME_MAX && !id.isEmpty()
                && CleanText.length(id) <= Persona.ID_MAX;
    }
}
