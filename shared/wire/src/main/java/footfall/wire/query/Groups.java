package footfall.wire.query;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.event.GroupId;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes groups as an object of types, each with its ids.
final class Groups {
    private Groups() {}

    static void write(JsonGenerator json, String name, Collection<GroupId> groups) throws IOException {
        Map<String, List<String>> byType = groups.stream().sorted().collect(Collectors.groupingBy(GroupId::type,
                TreeMap::new, Collectors.mapping(GroupId::id, Collectors.toList())));
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, List<String>> type : byType.entrySet()) {
            json.writeArrayFieldStart(type.getKey());
            for (String id : type.getValue()) {
                json.writeString(id);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
