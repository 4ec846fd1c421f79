package footfall.admission;

import footfall.event.EventId;
import footfall.event.Twin;
import footfall.event.Value;
import footfall.page.CleanText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads ids that clients give: of events, and of people.
final class Ids {
    private static final int UUID_LENGTH = 36;
    private static final List<String> PLACEHOLDERS = List.of("null", "undefined", "nan", "anonymous",
            "[object object]");

    private Ids() {}

    /// The event's own id; empty if it gives none, or was refused.
    static Optional<EventId> event(Claim<Member> claim) {
        Optional<EventId> id = claim.get(Member.ID).flatMap(raw -> raw instanceof Raw.Scalar(Value.Text(String text))
                ? uuid(text) : Optional.empty()).map(EventId::new);
        if (id.isEmpty() && claim.has(Member.ID)) {
            claim.refuse(RejectCode.ID_INVALID, Member.ID);
        }
        return id;
    }

    /// The id of what a visitor sends, made of what it sends; empty if the claim does not tell that.
    static Optional<EventId> ofContent(Claim<Member> claim, String visitor) {
        return claim.get(Member.CONTENT).map(content -> ofContent(text(content), visitor));
    }

    static EventId ofContent(String content, String visitor) {
        return EventId.of(content + '\0' + visitor);
    }

    /// Of the form with hyphens alone; Java's reader takes others too.
    private static Optional<UUID> uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equalsIgnoreCase(text) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The id of a visitor, user or session; "" if it is absent, or a placeholder that many people share.
    static String person(Claim<Member> claim, Member name, Customs.PersonIds rule, RejectCode code) {
        Optional<Raw> raw = claim.get(name);
        if (raw.isEmpty()) {
            return "";
        }
        String sent = text(raw.get()).strip();
        if (CleanText.isVisible(sent) && sent.length() <= rule.max() && !isPlaceholder(sent)) {
            return sent;
        }
        String id = CleanText.of(sent);
        if (!rule.strict()) {
            if (id.isEmpty() || CleanText.length(id) > rule.max()) {
                claim.refuse(code, name);
            }
            return id;
        }
        if (CleanText.hasControl(sent)) {
            claim.refuse(RejectCode.CONTROL_CHARACTER, name);
        } else if (isPlaceholder(id)) {
            claim.warn(name, Raw.brief(id) + ", a placeholder, taken as absent");
            return "";
        } else if (!isVisible(id)) {
            claim.refuse(code, name);
        }
        return id;
    }

    /// Whether an id is one that many people share, as an empty variable, or a UUID of zeros.
    private static boolean isPlaceholder(String id) {
        for (String placeholder : PLACEHOLDERS) {
            if (placeholder.equalsIgnoreCase(id)) {
                return true;
            }
        }
        return isZeros(id);
    }

    private static boolean isZeros(String id) {
        boolean zero = false;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c != '0' && c != '-') {
                return false;
            }
            zero |= c == '0';
        }
        return zero;
    }

    /// An id's text; "" for what can be none.
    static String text(Raw raw) {
        return switch (raw) {
            case Raw.Scalar(Value.Text(String text)) -> text;
            case Raw.Scalar(Value.Num(BigDecimal number)) when Numbers.isFinite(number) && number.scale() <= 0 ->
                    Numbers.whole(number).map(String::valueOf).orElse("");
            case Raw.Scalar _, Raw.Members _, Raw.Items _ -> "";
        };
    }

    /// Whether a text is 1 to 128 visible characters.
    static boolean isVisible(String id) {
        return !id.isEmpty() && CleanText.length(id) <= Limits.ID_MAX && (CleanText.isVisible(id) || !hasBlank(id));
    }

    /// Every blank character is one of the first plane.
    private static boolean hasBlank(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (Character.isWhitespace(c) || c > '~' && Character.isSpaceChar(c)) {
                return true;
            }
        }
        return false;
    }
}
