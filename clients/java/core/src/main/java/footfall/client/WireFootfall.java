package footfall.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `POST /v1/events`, Footfall's own: whatever is not in its list of refused events is taken.
final class WireFootfall implements Wire {
    private static final String PATH = "/v1/events";
    private static final byte[] TAIL = {']', '}'};
    /// Properties that this wire has in places of their own, or has no use for.
    private static final Set<String> LIFTED = Set.of("$current_url", "$referrer", "$title", "$set", "$set_once",
            "$groups", "$group_type", "$group_key", "$group_set", "$session_id", "$process_person_profile",
            "$is_server", "$geoip_disable");


    private final String key;
    private final int maxEventBytes;
    private final JsonWriter head = new JsonWriter(ENVELOPE_MAX_BYTES);

    WireFootfall(AnalyticsConfig config) {
        this.key = config.apiKey();
        this.maxEventBytes = config.maxEventBytes();
    }

    @Override
    public void event(JsonWriter out, Event event, long epochMillis) {
        PropertyMap all = PropertyMap.of(event.properties());
        out.raw("{\"id\":\"").raw(event.id().toString()).raw("\",\"at\":\"").raw(WireTime.text(epochMillis))
                .raw("\"");
        boolean isGroup = event.name().equals("$groupidentify") && all.get("$group_type") instanceof String;
        if (isGroup) {
            group(out, all);
        } else {
            what(out, event, all);
        }
        text(out, "session", all.get("$session_id"));
        text(out, "url", all.get("$current_url"));
        text(out, "referrer", all.get("$referrer"));
        text(out, "title", all.get("$title"));
        PropertyMap groups = PropertyMap.of(all.get("$groups") instanceof Map<?, ?> map ? map : Map.of());
        if (!groups.isEmpty()) {
            out.raw(",\"groups\":");
            flat(out, groups, Set.of());
        }
        out.raw(",\"properties\":");
        flat(out, isGroup ? merged(all, all.get("$group_set")) : all, LIFTED);
        out.raw("}");
    }

    /// What happened, and to whom. An alias is a visitor who is known to be the user.
    private void what(JsonWriter out, Event event, PropertyMap all) {
        boolean isAlias = event.name().equals("$create_alias") && all.get("alias") instanceof String;
        out.raw(",\"visitor\":").string(isAlias ? String.valueOf(all.get("alias")) : event.distinctId());
        switch (event.name()) {
            case "$pageview" -> out.raw(",\"type\":\"pageview\"");
            case "$identify" -> identify(out, event, merged(merged(PropertyMap.EMPTY, all.get("$set_once")),
                    all.get("$set")));
            default -> {
                if (isAlias) {
                    identify(out, event, PropertyMap.EMPTY);
                } else {
                    out.raw(",\"type\":\"event\",\"name\":").string(event.name());
                }
            }
        }
    }

    private void identify(JsonWriter out, Event event, PropertyMap traits) {
        out.raw(",\"type\":\"identify\",\"user\":").string(event.distinctId()).raw(",\"traits\":");
        flat(out, traits, Set.of());
    }

    /// A group is nobody's: it has no visitor.
    private static void group(JsonWriter out, PropertyMap all) {
        out.raw(",\"type\":\"group\",\"group\":{\"type\":").string(String.valueOf(all.get("$group_type")))
                .raw(",\"id\":").string(String.valueOf(all.get("$group_key"))).raw("}");
    }

    private static PropertyMap merged(PropertyMap before, @Nullable Object over) {
        PropertyMap both = before;
        if (over instanceof Map<?, ?> map) {
            for (Map.Entry<String, @Nullable Object> entry : PropertyMap.of(map).entrySet()) {
                both = both.with(entry.getKey(), entry.getValue());
            }
        }
        return both;
    }

    /// Texts, numbers, booleans and null as they are; what is nested as JSON in a text, as this wire takes no more.
    private void flat(JsonWriter out, PropertyMap map, Set<String> without) {
        out.raw("{");
        boolean first = true;
        for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
            if (!without.contains(entry.getKey())) {
                byte[] json = new JsonWriter(maxEventBytes).value(entry.getValue()).take();
                out.raw(first ? "" : ",").string(entry.getKey()).raw(":");
                if (json[0] == '{' || json[0] == '[') {
                    out.string(new String(json, StandardCharsets.UTF_8));
                } else {
                    out.value(entry.getValue());
                }
                first = false;
            }
        }
        out.raw("}");
    }

    private static void text(JsonWriter out, String name, @Nullable Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            out.raw(",\"" + name + "\":").string(text);
        }
    }

    /// `sent_at` is that of the attempt, by which the server mends a clock that is off.
    @Override
    public Plain request(Batch batch, long epochMillis) {
        head.reset().raw("{\"sent_at\":\"").raw(WireTime.text(epochMillis))
                .raw(batch.historical() ? "\",\"historical\":true,\"events\":[" : "\",\"events\":[");
        return new Plain(PATH, PATH, List.of("Authorization", "Bearer " + key),
                Wire.body(head.take(), batch.items(), TAIL));
    }

    @Override
    public List<Result> results(Batch batch, Sender.Outcome.Answer answer) {
        Optional<Map<?, ?>> body = answer.truncated() ? Optional.empty() : JsonReader.object(answer.body());
        if (body.isEmpty() || !(body.get().get("rejected") instanceof List<?> rejected)) {
            return Wire.all(batch, Result.UNCONFIRMED);
        }
        List<Result> all = new ArrayList<>(Wire.all(batch, Result.DELIVERED));
        for (Object entry : rejected) {
            if (entry instanceof Map<?, ?> map && map.get("index") instanceof Double index
                    && index >= 0 && index < all.size()) {
                boolean again = Boolean.TRUE.equals(map.get("retry"));
                all.set(index.intValue(), new Result(again ? Fate.AGAIN : Fate.REJECTED,
                        String.valueOf(map.get("code"))));
            }
        }
        return all;
    }
}
