package footfall.wire.openpanel;

import footfall.admission.Raw;
import footfall.event.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks at the members of an object, one after another, and keeps the first fault. Used by one thread.
final class Form {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]{1,63}(?:\\.[^@\\s.]{1,63}){1,8}");
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
    private static final Pattern INSTANT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?Z");

    private final Raw.Members object;
    private @Nullable Fault first;

    Form(Raw.Members object) {
        this.object = object;
    }

    Optional<Fault> fault() {
        return Optional.ofNullable(first);
    }

    /// What JSON, or JavaScript for nothing at all, calls a value.
    static String kind(@Nullable Raw raw) {
        return switch (raw) {
            case null -> "undefined";
            case Raw.Scalar(Value.Text _) -> "string";
            case Raw.Scalar(Value.Num _) -> "number";
            case Raw.Scalar(Value.Flag _) -> "boolean";
            case Raw.Scalar(Value.Null _) -> "null";
            case Raw.Members _ -> "object";
            case Raw.Items _ -> "array";
        };
    }

    /// Says what is wrong with a member, unless something was before.
    Form fail(String name, String message) {
        return keep(new Fault(List.of(name), message));
    }

    Form keep(Fault fault) {
        first = first == null ? fault : first;
        return this;
    }

    /// A text of one character and more.
    Form text(String name) {
        @Nullable Raw raw = object.members().get(name);
        return raw instanceof Raw.Scalar(Value.Text _) ? text(name, raw) : wrong(name, "string");
    }

    Form mayBeText(String name, int max) {
        return !has(name) || !is(name, "string") || length(name) <= max ? this
                : fail(name, "Too big: expected string to have <=" + max + " characters");
    }

    Form textUpTo(String name, int max) {
        return has(name) ? mayBeText(name, max) : wrong(name, "string");
    }

    Form mayBeEmail(String name) {
        return formed(name, EMAIL, "Invalid email address");
    }

    Form mayBeUrl(String name) {
        return formed(name, URL, "Invalid URL");
    }

    Form instant(String name) {
        return has(name) ? formed(name, INSTANT, "Invalid ISO datetime") : wrong(name, "string");
    }

    Form flag(String name) {
        return kind(object.members().get(name)).equals("boolean") ? this : wrong(name, "boolean");
    }

    /// An object of anything, if it is there.
    Form mayBeRecord(String name) {
        return switch (object.members().get(name)) {
            case null -> this;
            case Raw.Members _ -> this;
            case Raw.Items _, Raw.Scalar _ -> wrong(name, "record");
        };
    }

    /// A text of one character and more, or a number.
    Form profile(String name) {
        return switch (object.members().get(name)) {
            case Raw.Scalar(Value.Num _) -> this;
            case Raw.Scalar(Value.Text _) -> text(name, object.members().get(name));
            case null, default -> fail(name, "Invalid input");
        };
    }

    /// The same or nothing; some clients write `null` for nothing.
    Form mayBeProfile(String name) {
        return says(name) ? profile(name) : this;
    }

    /// An array of texts of one character and more.
    Form texts(String name) {
        if (!(object.members().get(name) instanceof Raw.Items(List<Raw> items))) {
            return wrong(name, "array");
        }
        for (int i = 0; i < items.size() && first == null; i++) {
            String index = Integer.toString(i);
            if (!kind(items.get(i)).equals("string")) {
                keep(Fault.kind(List.of(name, index), "string", kind(items.get(i))));
            } else if (items.get(i).equals(Raw.text(""))) {
                keep(new Fault(List.of(name, index), "Too small: expected string to have >=1 characters"));
            }
        }
        return this;
    }

    Form mayBeTexts(String name) {
        return says(name) ? texts(name) : this;
    }

    Form mayBePositive(String name) {
        if (!says(name) || !is(name, "number")) {
            return this;
        }
        return number(name).signum() > 0 ? this : fail(name, "Too small: expected number to be >0");
    }

    Form whole(String name, int min, int max) {
        if (!is(name, "number")) {
            return this;
        }
        BigDecimal number = number(name);
        if (number.stripTrailingZeros().scale() > 0) {
            return fail(name, "Invalid input: expected int, received number");
        }
        return number.compareTo(BigDecimal.valueOf(min)) < 0 ? fail(name, "Too small: expected number to be >=" + min)
                : number.compareTo(BigDecimal.valueOf(max)) > 0 ? fail(name, "Too big: expected number to be <=" + max)
                : this;
    }

    private boolean has(String name) {
        return object.members().containsKey(name);
    }

    private boolean says(String name) {
        return object.get(name).isPresent();
    }

    private boolean is(String name, String kind) {
        boolean fits = kind(object.members().get(name)).equals(kind);
        if (!fits) {
            wrong(name, kind);
        }
        return fits;
    }

    private Form wrong(String name, String wanted) {
        return keep(Fault.kind(List.of(name), wanted, kind(object.members().get(name))));
    }

    private Form text(String name, @Nullable Raw raw) {
        return raw instanceof Raw.Scalar(Value.Text(String text)) && text.isEmpty()
                ? fail(name, "Too small: expected string to have >=1 characters") : this;
    }

    private Form formed(String name, Pattern form, String message) {
        return !has(name) || !is(name, "string") || form.matcher(object.text(name).orElse("")).matches() ? this
                : fail(name, message);
    }

    private int length(String name) {
        return object.text(name).orElse("").length();
    }

    private BigDecimal number(String name) {
        return object.members().get(name) instanceof Raw.Scalar(Value.Num(BigDecimal number)) ? number
                : BigDecimal.ZERO;
    }
}
