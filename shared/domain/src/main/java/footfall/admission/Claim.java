package footfall.admission;

import footfall.event.Value;
import footfall.page.CleanText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Reads the members of one object of a claim. A reader goes on after a member that breaks a rule and says something
/// harmless in its place: the findings know that the claim is refused. Used by one thread.
///
/// @param <N> what names a member, and writes itself as errors name it
final class Claim<N> {
    private static final Raw.Members NO_MEMBERS = Raw.Members.of(Map.of());

    private final Map<N, Raw> members;
    private final Map<N, Raw> defaults;
    private final String owner;
    private final Findings findings;

    private Claim(Map<N, Raw> members, Map<N, Raw> defaults, String owner, Findings findings) {
        this.members = members;
        this.defaults = defaults;
        this.owner = owner;
        this.findings = findings;
    }

    static Claim<Member> of(Map<Member, Raw> members, Findings findings) {
        return of(members, Map.of(), findings);
    }

    /// @param defaults hold for what is absent or null, and for absent members of an object
    static Claim<Member> of(Map<Member, Raw> members, Map<Member, Raw> defaults, Findings findings) {
        return new Claim<>(members, defaults, "", findings);
    }

    /// A member; empty if it is absent or null.
    Optional<Raw> get(N name) {
        @Nullable Raw own = members.get(name);
        @Nullable Raw raw = own == null || own.isNull() ? defaults.get(name) : own;
        return raw == null || raw.isNull() ? Optional.empty() : Optional.of(raw);
    }

    /// Whether a member is there that is no default.
    boolean hasOwn(N name) {
        @Nullable Raw own = members.get(name);
        return own != null && !own.isNull();
    }

    boolean has(N name) {
        return get(name).isPresent();
    }

    /// Whether a member is there, be it null.
    boolean names(N name) {
        return members.containsKey(name) || defaults.containsKey(name);
    }

    /// Whether a member is there and says no.
    boolean isFalse(N name) {
        return get(name).orElse(NO_MEMBERS) instanceof Raw.Scalar(Value.Flag(boolean flag)) && !flag;
    }

    /// Refuses the claim for what this member is.
    void refuse(RejectCode code, N name) {
        findings.refuse(code, path(name), get(name).map(Raw::brief).orElse("missing"));
    }

    /// Refuses the claim for a member of this member.
    void refuse(RejectCode code, N name, String inner, String found) {
        findings.refuse(code, path(name) + "." + Raw.brief(inner), found);
    }

    void warn(N name, String text) {
        findings.warn(path(name), text);
    }

    /// The members of an object; none if it is absent, refused if it is no object.
    Claim<String> within(N name, RejectCode code) {
        return new Claim<>(members(name, code).members(), Map.of(), name.toString(), findings);
    }

    private String path(N name) {
        return owner.isEmpty() ? name.toString() : owner + "." + name;
    }

    /// An object as it was sent; empty if it is absent, refused if it is none.
    Raw.Members members(N name, RejectCode code) {
        Raw raw = get(name).orElse(NO_MEMBERS);
        if (!(raw instanceof Raw.Members own)) {
            refuse(code, name);
            return NO_MEMBERS;
        }
        if (!(defaults.get(name) instanceof Raw.Members shared) || shared == own) {
            return own;
        }
        Map<String, Raw> both = new LinkedHashMap<>(shared.members());
        both.putAll(own.members());
        return new Raw.Members(both, own.sent());
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    void forEach(BiConsumer<N, Raw> each) {
        members.forEach(each);
    }

    /// A text made safe and trimmed; "" if it is absent, refused if it is no text or too long.
    String text(N name, int max, RejectCode code) {
        Optional<Raw> raw = get(name);
        Optional<String> text = raw.flatMap(Claim::text).map(sent -> CleanText.of(sent).strip())
                .filter(clean -> CleanText.length(clean) <= max);
        if (raw.isPresent() && text.isEmpty()) {
            refuse(code, name);
        }
        return text.orElse("");
    }

    private static Optional<String> text(Raw raw) {
        return raw instanceof Raw.Scalar(Value.Text(String text)) ? Optional.of(text) : Optional.empty();
    }

    /// A text that nobody refuses: made safe, trimmed and cut; "" with a warning if it is no text.
    String cutText(N name, int max) {
        return switch (get(name).orElse(new Raw.Scalar(new Value.Text("")))) {
            case Raw.Scalar(Value.Text(String text)) -> CleanText.cut(CleanText.of(text).strip(), max);
            case Raw other -> {
                warn(name, other.brief() + ", not a text, ignored");
                yield "";
            }
        };
    }

    /// A whole number, fractions cut; refused if it is none or out of bounds.
    long number(N name, long min, long max, long otherwise, RejectCode code) {
        Optional<Raw> raw = get(name);
        if (raw.isEmpty()) {
            return otherwise;
        }
        Optional<Long> number = raw.flatMap(Numbers::number).flatMap(Numbers::whole);
        if (number.isEmpty() || number.get() < min || number.get() > max) {
            refuse(code, name);
            return otherwise;
        }
        return number.get();
    }

    /// A decimal, as a number or as text; empty if it is absent or none.
    Optional<BigDecimal> decimal(N name) {
        return get(name).flatMap(Numbers::decimal);
    }
}
