package footfall.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /// A list of objects.
    record Objects(List<Map<String, SettingValue>> objects) implements SettingValue {
        public Objects {
            objects = objects.stream().map(one -> Collections.unmodifiableMap(new LinkedHashMap<>(one))).toList();
        }
    }

    /// Nothing: the default, or for a retention no end.
    record Unset() implements SettingValue {}

    /// Something that no setting can be.
    ///
    /// @param what in words, "an object"
    record Other(String what) implements SettingValue {}
}
