package footfall.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The parameters of a url's query, in the order sent. Bounded by the length of the url.
///
/// @param parameters name and value as sent
record Query(List<Parameter> parameters) {
    private static final Query NONE = new Query(List.of());

    static Query of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String part : text.split("&")) {
            if (!part.isEmpty()) {
                parameters.add(Parameter.of(part));
            }
        }
        return new Query(parameters);
    }

    /// The first value of a name, decoded and trimmed; names are compared without case. "" if there is none.
    String value(String name) {
        for (Parameter one : parameters) {
            if (one.name.equals(name)) {
                return one.value();
            }
        }
        return "";
    }

    /// The first of its names, lower case, that is one of these; "" if none is.
    String firstOf(Set<String> names) {
        for (Parameter one : parameters) {
            if (names.contains(one.name)) {
                return one.name;
            }
        }
        return "";
    }

    /// The parameters that stay part of the page, sorted by name, with their question mark; "" if none stays.
    String kept(List<String> names) {
        String kept = parameters.stream().filter(one -> names.contains(Escapes.readable(one.rawName)))
                .sorted(Comparator.comparing(one -> Escapes.readable(one.rawName)))
                .map(one -> Escapes.readable(one.text)).collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    /// @param name decoded, in lower case
    record Parameter(String text, String rawName, String rawValue, String name) {
        static Parameter of(String text) {
            int equals = text.indexOf('=');
            String rawName = equals < 0 ? text : text.substring(0, equals);
            return new Parameter(text, rawName, equals < 0 ? "" : text.substring(equals + 1),
                    Escapes.value(rawName).toLowerCase(Locale.ROOT));
        }

        String value() {
            return CleanText.of(Escapes.value(rawValue)).strip();
        }
    }
}
