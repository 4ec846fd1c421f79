package footfall.wire.posthog;

import footfall.admission.Raw;
import footfall.event.Value;
import footfall.wire.CompactJson;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads values that can be of any kind.
final class Values {
    /// JSON's null.
    static final Raw NULL = new Raw.Scalar(new Value.Null());
    private static final int[] UUID_GROUPS = {8, 4, 4, 4, 12};
    private static final int NUMBER_DIGITS_MAX = 400;

    private Values() {}

    /// A text, number or boolean as text; "" for all else.
    static String text(Raw raw) {
        return switch (raw) {
            case Raw.Scalar(Value.Text(String text)) -> text;
            case Raw.Scalar(Value.Num(BigDecimal number)) when isShort(number) -> number.toPlainString();
            case Raw.Scalar(Value.Flag(boolean flag)) -> Boolean.toString(flag);
            case Raw.Scalar _, Raw.Members _, Raw.Items _ -> "";
        };
    }

    /// A number; empty if it is none, or so large that nobody means it.
    static Optional<BigDecimal> number(Raw raw) {
        return raw instanceof Raw.Scalar(Value.Num(BigDecimal number)) && isShort(number) ? Optional.of(number)
                : Optional.empty();
    }

    /// An id of a person, of whatever kind: texts as they are, all else as compact JSON.
    static String id(Raw raw) {
        return switch (raw) {
            case Raw.Scalar(Value.Text(String text)) -> text.replace('\0', '\uFFFD');
            case Raw.Scalar(Value.Null _) -> "";
            case Raw.Scalar _, Raw.Members _, Raw.Items _ -> CompactJson.sorted(raw);
        };
    }

    /// A value as it can be a property: what is no scalar as compact JSON.
    static Raw flat(Raw raw) {
        return raw instanceof Raw.Scalar ? raw : Raw.text(CompactJson.of(raw));
    }

    /// Values as they can be properties.
    static Raw.Members flat(Raw.Members members) {
        Map<String, Raw> flat = new LinkedHashMap<>();
        members.members().forEach((name, raw) -> flat.put(name, flat(raw)));
        return Raw.Members.of(flat);
    }

    /// An object; an empty one if it is none.
    static Raw.Members members(Raw raw) {
        return raw instanceof Raw.Members members ? members : Raw.Members.of(Map.of());
    }

    static Raw flag(boolean flag) {
        return new Raw.Scalar(new Value.Flag(flag));
    }

    static Raw number(long number) {
        return new Raw.Scalar(new Value.Num(BigDecimal.valueOf(number)));
    }

    /// A UUID, with hyphens or without.
    static Optional<UUID> uuid(String text) {
        long high = 0;
        long low = 0;
        int at = 0;
        for (int group = 0; group < UUID_GROUPS.length; group++) {
            at += group > 0 && text.startsWith("-", at) ? 1 : 0;
            int end = at + UUID_GROUPS[group];
            for (; at < end; at++) {
                int digit = at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
                if (digit < 0) {
                    return Optional.empty();
                }
                high = group < 3 ? high << 4 | digit : high;
                low = group < 3 ? low : low << 4 | digit;
            }
        }
        return at == text.length() ? Optional.of(new UUID(high, low)) : Optional.empty();
    }

    private static boolean isShort(BigDecimal number) {
        return Math.abs((long) number.scale()) <= NUMBER_DIGITS_MAX && number.precision() <= NUMBER_DIGITS_MAX;
    }
}
