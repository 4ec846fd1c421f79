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
        int from = 0;
        while (from < text.length()) {
            int and = text.indexOf('&', from);
            int to = and < 0 ? text.length() : and;
            if (to > from) {
                parameters.add(Parameter.of(text.substring(from, to)));
            }
            from = to + 1;
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
    record Parameter(String text, String rawName, String name) {
        static Parameter of(String text) {
            int equals = text.indexOf('=');
            String rawName = equals < 0 ? text : text.substring(0, equals);
            return new Parameter(text, rawName, Escapes.value(rawName).toLowerCase(Locale.ROOT));
        }

        String value() {
            return rawName.length() == text.length() ? ""
                    : CleanText.of(Escapes.value(text.substring(rawName.length() + 1))).strip();
        }
    }
}
