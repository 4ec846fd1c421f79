package footfall.site;

import java.util.List;

/// What somebody wants a setting to be, before anybody has judged it; also how a setting is shown.
public sealed interface SettingValue {
    /// A text.
    record Text(String text) implements SettingValue {}

    /// A whole number.
    record Whole(long number) implements SettingValue {}

    /// Yes or no.
    record Flag(boolean on) implements SettingValue {}

    /// A list of texts.
    record Names(List<String> names) implements SettingValue {
        public Names {
            names = List.copyOf(names);
        }
    }

    /// Nothing: the default, or for a retention no end.
    record Unset() implements SettingValue {}

    /// Something that no setting can be.
    ///
    /// @param what in words, "an object"
    record Other(String what) implements SettingValue {}
}
