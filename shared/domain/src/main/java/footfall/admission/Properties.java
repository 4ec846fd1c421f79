package footfall.admission;

import footfall.event.Value;
import footfall.page.CleanText;
import footfall.site.IngestRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `properties` and `traits`: scalars by name. What the site filters is dropped before its value is judged. For
/// one claim.
final class Properties {
    private final Claim claim;
    private final String member;
    private final IngestRules rules;
    private final Customs.PropertyRule rule;
    private final Map<String, Value> kept = new LinkedHashMap<>();

    private Properties(Claim claim, String member, Reception reception) {
        this.claim = claim;
        this.member = member;
        this.rules = reception.site().ingest();
        this.rule = reception.customs().properties();
    }

    /// The scalars that the site keeps, in the order sent.
    static Map<String, Value> read(Claim claim, String member, Reception reception) {
        return new Properties(claim, member, reception).read();
    }

    /// Whether a name can be one of a property that the site keeps.
    static boolean isKept(String name, Reception reception) {
        return !name.isEmpty() && !CleanText.hasControl(name)
                && CleanText.length(name) <= reception.customs().properties().name()
                && isKept(name, reception.site().ingest());
    }

    private Map<String, Value> read() {
        Raw.Members sent = claim.members(member, RejectCode.TOO_MANY_PROPERTIES);
        if (rule.strict() && sent.sent() > rule.names()) {
            claim.refuse(RejectCode.TOO_MANY_PROPERTIES, member);
            return kept;
        }
        sent.members().forEach((name, raw) -> {
            String clean = CleanText.of(name).strip();
            if (kept.size() < rule.names() && isName(name, clean) && isKept(clean, rules)) {
                value(clean, raw).ifPresent(value -> put(clean, value));
            }
        });
        return kept;
    }

    private boolean isName(String sent, String clean) {
        if (CleanText.hasControl(sent.strip()) && rule.strict()) {
            refuse(RejectCode.CONTROL_CHARACTER, sent, "a name");
            return false;
        }
        if (clean.isEmpty() || CleanText.length(clean) > rule.name()) {
            refuse(RejectCode.PROPERTY_NAME_INVALID, clean, CleanText.length(clean) + " characters");
            return false;
        }
        return true;
    }

    private static boolean isKept(String name, IngestRules rules) {
        List<String> allowed = rules.propertyAllow();
        return (allowed.isEmpty() || allowed.contains(name)) && !rules.propertyDeny().contains(name);
    }

    private void put(String name, Value value) {
        if (kept.putIfAbsent(name, value) != null) {
            refuse(RejectCode.PROPERTY_NAME_INVALID, name, "twice");
        }
    }

    private Optional<Value> value(String name, Raw raw) {
        Optional<Value> value = switch (raw) {
            case Raw.Scalar(Value.Text(String text)) -> text(CleanText.of(text)).map(Value.Text::new);
            case Raw.Scalar(Value.Num number) -> Numbers.isFinite(number.number()) ? Optional.of(number)
                    : Optional.empty();
            case Raw.Scalar(Value.Flag flag) -> Optional.of(flag);
            case Raw.Scalar(Value.Null nothing) -> Optional.of(nothing);
            case Raw.Members _, Raw.Items _ -> Optional.empty();
        };
        if (value.isEmpty()) {
            refuse(RejectCode.PROPERTY_VALUE_INVALID, name, raw.brief());
        }
        return value;
    }

    private Optional<String> text(String clean) {
        return CleanText.length(clean) <= rule.text() ? Optional.of(clean)
                : rule.strict() ? Optional.empty() : Optional.of(CleanText.cut(clean, rule.text()));
    }

    /// One that is not strict loses the property alone.
    private void refuse(RejectCode code, String name, String found) {
        if (rule.strict()) {
            claim.refuse(code, member, name, found);
        }
    }
}
