package footfall.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The parameters of a url's query, in the order sent. Bounded by the length of the url.
///
/// @param parameters name and value as sent
record Query(List<Parameter> parameters) {
    static Query of(String text) {
        return new Query(Arrays.stream(text.split("&")).filter(part -> !part.isEmpty()).map(Parameter::of).toList());
    }

    /// The first value of a name, decoded and trimmed; names are compared without case. "" if there is none.
    String value(String name) {
        return first(name).map(Parameter::value).orElse("");
    }

    private Optional<Parameter> first(String name) {
        return parameters.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /// The first of its names, lower case, that is one of these; "" if none is.
    String firstOf(List<String> names) {
        return parameters.stream().map(Parameter::name).filter(names::contains).findFirst().orElse("");
    }

    /// The parameters that stay part of the page, sorted by name, with their question mark; "" if none stays.
    String kept(List<String> names) {
        String kept = parameters.stream().filter(one -> names.contains(Escapes.readable(one.rawName)))
                .sorted(Comparator.comparing(one -> Escapes.readable(one.rawName)))
                .map(one -> Escapes.readable(one.text)).collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    record Parameter(String text, String rawName, String rawValue) {
        static Parameter of(String text) {
            int equals = text.indexOf('=');
            return equals < 0 ? new Parameter(text, text, "")
                    : new Parameter(text, text.substring(0, equals), text.substring(equals + 1));
        }

        String name() {
            return Escapes.value(rawName).toLowerCase(Locale.ROOT);
        }

        String value() {
            return CleanText.of(Escapes.value(rawValue)).strip();
        }
    }
}
