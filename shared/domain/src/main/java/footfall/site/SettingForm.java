package footfall.site;

import footfall.site.SettingValue.Flag;
import footfall.site.SettingValue.Names;
import footfall.site.SettingValue.Text;
import footfall.site.SettingValue.Unset;
import footfall.site.SettingValue.Whole;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// How a setting is told and shown.
///
/// @param read what is wanted, as the setting's own type; empty if it is not allowed
/// @param show the reverse
/// @param why  where and how a value is wrong that is not allowed, its path within the setting; empty if there is no
///             more to say than the setting's rule
record SettingForm<T>(Function<SettingValue, Optional<T>> read, Function<T, SettingValue> show,
                      Function<SettingValue, Optional<SettingFault>> why) {
    /// The most bytes that the texts of a list have together, in UTF-8, where they can be many and long.
    static final int TEXTS_BYTES_MAX = 32_768;
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029]");

    SettingForm(Function<SettingValue, Optional<T>> read, Function<T, SettingValue> show) {
        this(read, show, _ -> Optional.empty());
    }

    static SettingForm<String> text(Predicate<String> allowed) {
        return new SettingForm<>(value -> value instanceof Text(String text)
                ? Optional.of(tidy(text)).filter(allowed) : Optional.empty(), Text::new);
    }

    static SettingForm<Boolean> flag() {
        return new SettingForm<>(value -> value instanceof Flag(boolean on) ? Optional.of(on) : Optional.empty(),
                Flag::new);
    }

    static SettingForm<Integer> whole(int min, int max) {
        return new SettingForm<>(value -> value instanceof Whole(long number) && number >= min && number <= max
                ? Optional.of((int) number) : Optional.empty(), number -> new Whole(number));
    }

    /// Days up to a number, or for ever.
    static SettingForm<Integer> days(int max) {
        SettingForm<Integer> whole = whole(1, max);
        return new SettingForm<>(whole.read, days -> days == Retention.FOR_EVER ? new Unset() : whole.show.apply(days));
    }

    /// One of an enum's names in lower case.
    static <E extends Enum<E>> SettingForm<E> choice(Class<E> of) {
        List<E> all = List.of(of.getEnumConstants());
        return new SettingForm<>(value -> all.stream().filter(each -> word(each).equals(value)).findFirst(),
                SettingForm::word);
    }

    /// One of two words.
    static SettingForm<Boolean> either(String on, String off) {
        return new SettingForm<>(value -> value.equals(new Text(on)) ? Optional.of(true)
                : value.equals(new Text(off)) ? Optional.of(false) : Optional.empty(),
                yes -> new Text(yes ? on : off));
    }

    static SettingForm<List<String>> names(int max, Predicate<String> allowed) {
        return new SettingForm<>(value -> value instanceof Names(List<String> names)
                ? Optional.of(names.stream().map(SettingForm::tidy).toList())
                        .filter(tidy -> tidy.size() <= max && tidy.stream().allMatch(allowed))
                : Optional.empty(), Names::new);
    }

    /// The same with texts of so many bytes together at most, so that a site with all lists full fits into one item.
    static SettingForm<List<String>> names(int max, Predicate<String> allowed, int bytesMax) {
        SettingForm<List<String>> names = names(max, allowed);
        return new SettingForm<>(value -> names.read.apply(value).filter(texts -> bytes(texts) <= bytesMax),
                names.show);
    }

    <U> SettingForm<U> as(Function<T, U> there, Function<U, T> back) {
        return new SettingForm<>(value -> read.apply(value).map(there), value -> show.apply(back.apply(value)));
    }

    /// Whether a text has from 1 to so many characters and none that nobody sees.
    static Predicate<String> upTo(int max) {
        return text -> !text.isEmpty() && text.codePointCount(0, text.length()) <= max && !HIDDEN.matcher(text).find();
    }

    /// How many bytes some texts have in UTF-8.
    static int bytes(List<String> texts) {
        return texts.stream().mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
    }

    static String tidy(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    private static SettingValue word(Enum<?> value) {
        return new Text(value.name().toLowerCase(Locale.ROOT));
    }
}
