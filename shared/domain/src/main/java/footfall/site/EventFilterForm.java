package footfall.site;

import footfall.site.EventFilter.Condition;
import footfall.site.EventFilter.Test;
import footfall.site.SettingValue.Names;
import footfall.site.SettingValue.Objects;
import footfall.site.SettingValue.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How filters of events are told: `[{"name":"*","properties":[{"name":"env","op":"is","values":["dev"]}]}]`. For one
/// value; used by one thread.
final class EventFilterForm {
    private static final int NAME_MAX = 200;
    private static final Predicate<String> NAME = SettingForm.upTo(NAME_MAX);
    private static final List<String> WORDS = Stream.of(Test.values()).map(EventFilterForm::word).toList();
    private static final String NAME_RULE = "must be a text of 1 to " + NAME_MAX + " characters";

    private final List<SettingFault> faults = new ArrayList<>();

    private EventFilterForm() {}

    static SettingForm<List<EventFilter>> form() {
        return new SettingForm<>(EventFilterForm::read, EventFilterForm::show, EventFilterForm::fault);
    }

    private static Optional<List<EventFilter>> read(SettingValue wanted) {
        EventFilterForm form = new EventFilterForm();
        List<EventFilter> filters = form.filters(wanted);
        return form.faults.isEmpty() ? Optional.of(filters) : Optional.empty();
    }

    /// The first that is wrong.
    private static Optional<SettingFault> fault(SettingValue wanted) {
        EventFilterForm form = new EventFilterForm();
        form.filters(wanted);
        return form.faults.stream().findFirst();
    }

    private List<EventFilter> filters(SettingValue wanted) {
        List<EventFilter> filters = new ArrayList<>();
        List<Map<String, SettingValue>> objects = objects("", wanted, DoorRules.FILTERS_MAX);
        for (int i = 0; i < objects.size(); i++) {
            filters.add(filter("[" + i + "]", objects.get(i)));
        }
        int bytes = filters.stream().mapToInt(EventFilterForm::bytes).sum();
        if (bytes > SettingForm.TEXTS_BYTES_MAX) {
            fail("", "must have texts of " + SettingForm.TEXTS_BYTES_MAX + " bytes together, these are " + bytes);
        }
        return filters;
    }

    private EventFilter filter(String path, Map<String, SettingValue> members) {
        known(path, members, Set.of("name", "properties"));
        String name = name(path + ".name", members);
        List<Condition> conditions = new ArrayList<>();
        if (members.containsKey("properties")) {
            List<Map<String, SettingValue>> objects = objects(path + ".properties", members.get("properties"),
                    EventFilter.CONDITIONS_MAX);
            for (int i = 0; i < objects.size(); i++) {
                conditions.add(condition(path + ".properties[" + i + "]", objects.get(i)));
            }
        }
        return new EventFilter(name, conditions);
    }

    private Condition condition(String path, Map<String, SettingValue> members) {
        known(path, members, Set.of("name", "op", "values"));
        Test test = Stream.of(Test.values()).filter(one -> new Text(word(one)).equals(members.get("op"))).findFirst()
                .orElseGet(() -> {
                    fail(path + ".op", "must be one of " + String.join(", ", WORDS));
                    return Test.IS;
                });
        List<String> values = members.get("values") instanceof Names(List<String> names) ? names : List.of();
        if (values.isEmpty() || values.size() > EventFilter.VALUES_MAX || !values.stream().allMatch(NAME)) {
            fail(path + ".values", "must be a list of 1 to " + EventFilter.VALUES_MAX + " texts of 1 to " + NAME_MAX
                    + " characters");
        }
        return new Condition(name(path + ".name", members), test, values);
    }

    private String name(String path, Map<String, SettingValue> members) {
        if (members.get("name") instanceof Text(String text) && NAME.test(SettingForm.tidy(text))) {
            return SettingForm.tidy(text);
        }
        fail(path, NAME_RULE);
        return "";
    }

    private List<Map<String, SettingValue>> objects(String path, SettingValue wanted, int max) {
        return switch (wanted) {
            case Objects(var objects) when objects.size() <= max -> objects;
            case Names(List<String> none) when none.isEmpty() -> List.of();
            case SettingValue other -> {
                fail(path, "must be a list of up to " + max + " objects"
                        + (path.isEmpty() ? " {name, properties?}" : " {name, op, values}"));
                yield List.of();
            }
        };
    }

    private void known(String path, Map<String, SettingValue> members, Set<String> names) {
        members.keySet().stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> fail(path,
                "must have no members but " + names.stream().sorted().collect(Collectors.joining(", "))));
    }

    private void fail(String path, String message) {
        faults.add(new SettingFault(path, message));
    }

    private static SettingValue show(List<EventFilter> filters) {
        return new Objects(filters.stream().map(EventFilterForm::show).toList());
    }

    private static Map<String, SettingValue> show(EventFilter filter) {
        Map<String, SettingValue> shown = new LinkedHashMap<>(Map.of("name", new Text(filter.name())));
        if (!filter.conditions().isEmpty()) {
            shown.put("properties", new Objects(filter.conditions().stream().map(EventFilterForm::show).toList()));
        }
        return shown;
    }

    private static Map<String, SettingValue> show(Condition condition) {
        Map<String, SettingValue> shown = new LinkedHashMap<>();
        shown.put("name", new Text(condition.property()));
        shown.put("op", new Text(word(condition.test())));
        shown.put("values", new Names(condition.values()));
        return shown;
    }

    private static int bytes(EventFilter filter) {
        return SettingForm.bytes(List.of(filter.name())) + filter.conditions().stream().mapToInt(condition ->
                SettingForm.bytes(List.of(condition.property())) + SettingForm.bytes(condition.values())).sum();
    }

    private static String word(Test test) {
        return test.name().toLowerCase(Locale.ROOT);
    }
}
