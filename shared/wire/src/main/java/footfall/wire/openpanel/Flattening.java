package footfall.wire.openpanel;

import footfall.admission.Raw;
import footfall.event.Value;
import footfall.wire.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Makes scalars by name of properties of any shape: `a.b` of what stands in an object, `a.0` of an array. Texts are
/// trimmed; one that is a whole object or array of JSON is taken apart too. What says nothing is left out.
final class Flattening {
    /// The most names; more never fit into an event.
    static final int NAMES_MAX = 11_000;
    private static final int DEPTH_MAX = JsonReader.DEPTH_KEPT;

    private final Map<String, Raw> flat = new LinkedHashMap<>();

    private Flattening() {}

    /// The scalars of an object.
    static Map<String, Raw> of(Map<String, Raw> members) {
        return of(members, _ -> true);
    }

    /// The scalars of those members of an object whose name is kept.
    static Map<String, Raw> of(Map<String, Raw> members, Predicate<String> keeps) {
        Flattening flattening = new Flattening();
        members.forEach((name, value) -> {
            if (keeps.test(name)) {
                flattening.add(text(name), value, 0);
            }
        });
        return flattening.flat;
    }

    /// A text without halves of characters and outer spaces.
    static String text(String sent) {
        for (int i = 0; i < sent.length(); i++) {
            if (Character.isSurrogate(sent.charAt(i))) {
                return whole(sent).strip();
            }
        }
        return sent.strip();
    }

    private static String whole(String sent) {
        StringBuilder whole = new StringBuilder(sent.length());
        sent.codePoints().filter(point -> Character.getType(point) != Character.SURROGATE)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    private void add(String name, Raw value, int depth) {
        if (flat.size() >= NAMES_MAX) {
            return;
        }
        switch (value) {
            case Raw.Scalar(Value.Null _) -> { }
            case Raw.Scalar(Value.Text(String sent)) -> text(name, value, sent, depth);
            case Raw.Scalar scalar -> flat.put(name, scalar);
            case Raw.Members(Map<String, Raw> members, int _) ->
                    members.forEach((inner, one) -> add(name + "." + text(inner), one, depth + 1));
            case Raw.Items(List<Raw> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    add(name + "." + i, items.get(i), depth + 1);
                }
            }
        }
    }

    private void text(String name, Raw value, String sent, int depth) {
        String text = text(sent);
        boolean mayBeJson = depth < DEPTH_MAX
                && (text.startsWith("{") && text.endsWith("}") || text.startsWith("[") && text.endsWith("]"));
        if (mayBeJson && JsonReader.read(text.getBytes(StandardCharsets.UTF_8))
                instanceof JsonReader.Parsed.Tree(Raw root)) {
            add(name, root, depth + 1);
        } else if (!text.isEmpty()) {
            flat.put(name, text.length() == sent.length() ? value : Raw.text(text));
        }
    }
}
