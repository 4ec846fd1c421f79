package footfall.site;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which events a site does not want: those of a name, or of any, whose properties fulfil all conditions.
///
/// @param name       of the events as reports show it, `pageview` or their own; `*`: of any
/// @param conditions at most `CONDITIONS_MAX`; none: whatever their properties
public record EventFilter(String name, List<Condition> conditions) {
    /// The name that stands for every event.
    public static final String ANY = "*";
    /// The most conditions of a filter.
    public static final int CONDITIONS_MAX = 10;
    /// The most values of a condition.
    public static final int VALUES_MAX = 50;

    public EventFilter {
        conditions = List.copyOf(conditions);
    }

    /// Whether events of a name with such properties are dropped.
    ///
    /// @param property the text of a property; empty if the event has none of this name
    public boolean drops(String event, Function<String, Optional<String>> property) {
        return (name.equals(ANY) || name.equals(event))
                && conditions.stream().allMatch(condition -> condition.holds(property.apply(condition.property)));
    }

    /// What a property must be.
    ///
    /// @param values 1 to `VALUES_MAX`; any of them will do
    public record Condition(String property, Test test, List<String> values) {
        public Condition {
            values = List.copyOf(values);
        }

        private boolean holds(Optional<String> found) {
            return found.filter(text -> switch (test) {
                case IS -> values.contains(text);
                case IS_NOT -> !values.contains(text);
                case CONTAINS -> containsOne(text);
                case CONTAINS_NOT -> !containsOne(text);
            }).isPresent();
        }

        private boolean containsOne(String text) {
            return values.stream().anyMatch(text::contains);
        }
    }

    /// How a property is compared with values. No test holds of a property that is absent, so that nothing is dropped
    /// for what it does not say.
    public enum Test {
        IS, IS_NOT, CONTAINS, CONTAINS_NOT
    }
}
