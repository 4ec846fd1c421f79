package footfall.admission;

import footfall.event.Value;
import footfall.page.CleanText;
import footfall.site.IngestRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `properties` and `traits`: scalars by name.
final class Properties {
    private Properties() {}

    /// The scalars that the site keeps, in the order sent; what it filters is dropped before its value is judged.
    static Map<String, Value> read(Claim claim, String member, IngestRules rules) {
        Raw.Members sent = claim.members(member, RejectCode.TOO_MANY_PROPERTIES);
        Map<String, Value> kept = new LinkedHashMap<>();
        if (sent.sent() > Limits.PROPERTIES_MAX) {
            claim.refuse(RejectCode.TOO_MANY_PROPERTIES, member);
            return kept;
        }
        sent.members().forEach((name, raw) -> {
            String clean = CleanText.of(name).strip();
            if (isName(claim, member, name, clean) && isKept(clean, rules)) {
                value(claim, member, clean, raw).ifPresent(value -> put(kept, clean, value, claim, member));
            }
        });
        return kept;
    }

    private static boolean isName(Claim claim, String member, String sent, String clean) {
        if (CleanText.hasControl(sent.strip())) {
            claim.refuse(RejectCode.CONTROL_CHARACTER, member, sent, "a name");
            return false;
        }
        if (clean.isEmpty() || CleanText.length(clean) > Limits.PROPERTY_NAME_MAX) {
            claim.refuse(RejectCode.PROPERTY_NAME_INVALID, member, clean, CleanText.length(clean) + " characters");
            return false;
        }
        return true;
    }

    private static boolean isKept(String name, IngestRules rules) {
        List<String> allowed = rules.propertyAllow();
        return (allowed.isEmpty() || allowed.contains(name)) && !rules.propertyDeny().contains(name);
    }

    private static void put(Map<String, Value> kept, String name, Value value, Claim claim, String member) {
        if (kept.putIfAbsent(name, value) != null) {
            claim.refuse(RejectCode.PROPERTY_NAME_INVALID, member, name, "twice");
        }
    }

    private static Optional<Value> value(Claim claim, String member, String name, Raw raw) {
        Optional<Value> value = switch (raw) {
            case Raw.Scalar(Value.Text(String text)) -> Optional.of(CleanText.of(text))
                    .filter(clean -> CleanText.length(clean) <= Limits.PROPERTY_TEXT_MAX).map(Value.Text::new);
            case Raw.Scalar(Value.Num number) -> Numbers.isFinite(number.number()) ? Optional.of(number)
                    : Optional.empty();
            case Raw.Scalar(Value.Flag flag) -> Optional.of(flag);
            case Raw.Scalar(Value.Null nothing) -> Optional.of(nothing);
            case Raw.Members _, Raw.Items _ -> Optional.empty();
        };
        if (value.isEmpty()) {
            claim.refuse(RejectCode.PROPERTY_VALUE_INVALID, member, name, raw.brief());
        }
        return value;
    }
}
