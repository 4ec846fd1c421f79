package footfall.admission;

import footfall.event.Value;
import footfall.page.CleanText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A JSON value as a client sent it. Nothing in it is believed yet; what can not be right anywhere (the items of an
/// array) is not even kept.
public sealed interface Raw {
    /// A text, number, boolean or null.
    record Scalar(Value value) implements Raw {}

    /// An object.
    ///
    /// @param members by name, in the order sent; perhaps not all
    /// @param sent    how many members it has
    record Members(Map<String, Raw> members, int sent) implements Raw {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /// An array, whatever is in it.
    record Items() implements Raw {}

    /// Whether it is JSON's null, which says the same as nothing at all.
    default boolean isNull() {
        return this instanceof Scalar(Value.Null _);
    }

    /// The value as an error names it, safe and cut at 40.
    default String brief() {
        return switch (this) {
            case Scalar(Value.Text(String text)) -> brief(text);
            case Scalar(Value.Num(var number)) -> brief(number.toString());
            case Scalar(Value.Flag(boolean flag)) -> Boolean.toString(flag);
            case Scalar(Value.Null _) -> "null";
            case Members _ -> "an object";
            case Items _ -> "an array";
        };
    }

    /// A text as an error names it.
    static String brief(String text) {
        return text.isEmpty() ? "empty" : CleanText.cut(CleanText.of(CleanText.cut(text, Limits.BRIEF_MAX)),
                Limits.BRIEF_MAX);
    }
}
