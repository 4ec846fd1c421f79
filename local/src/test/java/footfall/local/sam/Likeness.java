package footfall.local.sam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/// Compares an answer with the one that is kept beside its sample. In the kept one `"<any>"` stands for whatever
/// differs from call to call, a body is JSON instead of a text that holds it, and headers that are not named are free.
final class Likeness {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANY = "<any>";

    private final List<String> differences = new ArrayList<>();

    private Likeness() {}

    /// What differs, one line each; empty if nothing does.
    static List<String> differences(String kept, String answer) throws JsonProcessingException {
        Likeness likeness = new Likeness();
        likeness.compare("", JSON.readTree(kept), JSON.readTree(answer));
        return likeness.differences;
    }

    private void compare(String path, JsonNode kept, JsonNode given) throws JsonProcessingException {
        if (kept.isTextual() && kept.textValue().equals(ANY)) {
            return;
        }
        if (path.equals("/body") && !kept.isTextual() && given.isTextual()) {
            compare("/body ", kept, JSON.readTree(given.textValue()));
        } else if (kept.isObject() && given.isObject()) {
            for (var member : kept.properties()) {
                compare(path + "/" + member.getKey(), member.getValue(), given.path(member.getKey()));
            }
            given.fieldNames().forEachRemaining(name -> {
                if (!kept.has(name) && !path.equals("/headers")) {
                    differences.add(path + "/" + name + ": was not expected: " + given.get(name));
                }
            });
        } else if (kept.isArray() && given.isArray() && kept.size() == given.size()) {
            for (int i = 0; i < kept.size(); i++) {
                compare(path + "/" + i, kept.get(i), given.get(i));
            }
        } else if (!kept.equals(given)) {
            differences.add(path + ": expected " + kept + ", was " + (given.isMissingNode() ? "missing" : given));
        }
    }
}
