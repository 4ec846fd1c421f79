package footfall.admission;

import footfall.event.Value;
import footfall.page.CleanText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value as a client sent it. Nothing in it is believed yet; what no rule asks for is not even kept.
public sealed interface Raw {
    /// A text, number, boolean or null.
    record Scalar(Value value) implements Raw {}

    /// An object.
    ///
    /// @param members by name, in the order sent; perhaps not all. Handed over: who made the map changes it no more, as
    ///                a copy of each object of a body costs a tenth of all that is done with it
    /// @param sent    how many members it has
    record Members(Map<String, Raw> members, int sent) implements Raw {
        public Members {
            members = Collections.unmodifiableMap(members);
        }

        /// One of which all members are known.
        public static Members of(Map<String, Raw> members) {
            return new Members(members, members.size());
        }

        /// A member; empty if it is absent or null.
        public Optional<Raw> get(String name) {
            return Optional.ofNullable(members.get(name)).filter(raw -> !raw.isNull());
        }

        /// A member that is a text.
        public Optional<String> text(String name) {
            return get(name).flatMap(raw -> raw instanceof Scalar(Value.Text(String text)) ? Optional.of(text)
                    : Optional.empty());
        }
    }

    /// An array.
    ///
    /// @param items in order; none where no rule asks for them
    record Items(List<Raw> items) implements Raw {
        /// One of which nothing is kept but that it is there.
        public static final Items UNSEEN = new Items(List.of());

        public Items {
            items = List.copyOf(items);
        }
    }

    /// A text.
    static Raw text(String text) {
        return new Scalar(new Value.Text(text));
    }

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
