package footfall.wire.openpanel;

import footfall.admission.Raw;
import footfall.event.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says whether an item is what its type wants: the first thing that is not, in the order in which the SDKs' own server
/// looks. Members that nobody knows are ignored.
final class ItemCheck {
    private static final Set<String> RESERVED = Set.of("session_start", "session_end");
    private static final int CHUNKS_MAX = 65_535;
    private static final int CHUNK_CHARACTERS_MAX = 2_097_152;
    private static final int SESSION_MAX = 64;

    private ItemCheck() {}

    /// What is wrong with an item; empty if nothing is.
    static Optional<Fault> of(Raw item) {
        if (!(item instanceof Raw.Members members)) {
            return Optional.of(Fault.kind(List.of(), "object", Form.kind(item)));
        }
        String type = members.text("type").orElse("");
        if (!Translation.TYPES.contains(type)) {
            return Optional.of(new Fault(List.of("type"), "Invalid input"));
        }
        @Nullable Raw payload = members.members().get("payload");
        Optional<Fault> fault = payload instanceof Raw.Members object ? payload(type, object)
                : Optional.of(Fault.kind(List.of(), "object", Form.kind(payload)));
        return fault.map(inside -> inside.below("payload"));
    }

    private static Optional<Fault> payload(String type, Raw.Members payload) {
        Form form = new Form(payload);
        return switch (type) {
            case "track" -> track(form, payload);
            case "identify" -> form.profile("profileId").mayBeText("firstName", Integer.MAX_VALUE)
                    .mayBeText("lastName", Integer.MAX_VALUE).mayBeEmail("email").mayBeUrl("avatar")
                    .mayBeRecord("properties").fault();
            case "increment", "decrement" -> form.profile("profileId").text("property").mayBePositive("value").fault();
            case "group" -> form.text("id").text("type").text("name").mayBeRecord("properties").fault();
            case "assign_group" -> form.texts("groupIds").mayBeProfile("profileId").fault();
            case "alias" -> form.profile("profileId").text("alias").fault();
            default -> form.whole("chunk_index", 0, CHUNKS_MAX).whole("events_count", 1, Integer.MAX_VALUE)
                    .flag("is_full_snapshot").instant("started_at").instant("ended_at")
                    .textUpTo("payload", CHUNK_CHARACTERS_MAX).mayBeText("sessionId", SESSION_MAX).fault();
        };
    }

    private static Optional<Fault> track(Form form, Raw.Members payload) {
        form.text("name").mayBeRecord("properties").mayBeProfile("profileId").mayBeTexts("groups");
        if (form.fault().isPresent()) {
            return form.fault();
        }
        String name = payload.text("name").orElse("");
        if (RESERVED.contains(name)) {
            return form.fail("name", "Event name cannot be one of the reserved names: session_start, session_end")
                    .fault();
        }
        if (BlockedNames.contain(name)) {
            return form.fail("name", "Event name contains blocked content").fault();
        }
        return name.equals("revenue") && !isAmount(Translation.properties(payload).get("__revenue"))
                ? form.keep(new Fault(List.of("properties", "__revenue"),
                "__revenue must be a whole number of the smallest unit, 0 or more")).fault() : Optional.empty();
    }

    private static boolean isAmount(Optional<Raw> raw) {
        return raw.isEmpty() || raw.get() instanceof Raw.Scalar(Value.Num(BigDecimal number)) && number.signum() >= 0
                && number.stripTrailingZeros().scale() <= 0;
    }
}
