package footfall.admission;

import footfall.event.Value;
import footfall.page.CleanText;
import footfall.site.IngestRules;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `properties` and `traits`: scalars by name. What the site filters is dropped before its value is judged. For
/// one claim.
final class Properties {
    private final Claim<Member> claim;
    private final Member member;
    private final IngestRules rules;
    private final Customs.PropertyRule rule;
    private final Map<String, Value> kept = new LinkedHashMap<>();

    private Properties(Claim<Member> claim, Member member, Reception reception) {
        this.claim = claim;
        this.member = member;
        this.rules = reception.site().ingest();
        this.rule = reception.customs().properties();
    }

    /// The scalars that the site keeps, in the order sent.
    static Map<String, Value> read(Claim<Member> claim, Member member, Reception reception) {
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
                keep(clean, raw);
            }
        });
        return kept;
    }

    private boolean isName(String sent, String clean) {
        if (rule.strict() && !clean.equals(sent) && CleanText.hasControl(sent.strip())) {
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

    private void keep(String name, Raw raw) {
        Optional<Value> value = raw instanceof Raw.Scalar(Value scalar) ? value(scalar) : Optional.empty();
        if (value.isEmpty()) {
            refuse(RejectCode.PROPERTY_VALUE_INVALID, name, raw.brief());
        } else if (kept.putIfAbsent(name, value.get()) != null) {
            refuse(RejectCode.PROPERTY_NAME_INVALID, name, "twice");
        }
    }

    private Optional<Value> value(Value sent) {
        return switch (sent) {
            case Value.Text text -> text(text);
            case Value.Num(BigDecimal number) -> Numbers.isFinite(number) ? Optional.of(sent) : Optional.empty();
            case Value.Flag _, Value.Null _ -> Optional.of(sent);
        };
    }

    private Optional<Value> text(Value.Text sent) {
        String clean = CleanText.of(sent.text());
        if (CleanText.length(clean) <= rule.text()) {
            return Optional.of(clean.equals(sent.text()) ? sent : new Value.Text(clean));
        }
        return rule.strict() ? Optional.empty() : Optional.of(new Value.Text(CleanText.cut(clean, rule.text())));
    }

    /// One that is not strict loses the property alone.
    private void refuse(RejectCode code, String name, String found) {
        if (rule.strict()) {
            claim.refuse(code, member, name, found);
        }
    }
}
