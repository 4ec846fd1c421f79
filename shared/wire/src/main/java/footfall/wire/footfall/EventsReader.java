package footfall.wire.footfall;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import footfall.admission.Claims;
import footfall.admission.Limits;
import footfall.admission.Raw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the body of `POST /v1/events`: JSON in UTF-8, read once from end to end, each name once an object, nothing
/// after it. What it keeps is bounded by `Limits`, whatever is sent. Used once.
public final class EventsReader {
    private static final JsonFactory JSON = JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final Set<String> SHARED = Set.of("sent_at", "historical", "visitor", "session", "user", "context");
    private static final Set<String> OF_EVENT = Set.of("id", "at", "type", "name", "visitor", "session", "user", "url",
            "path", "title", "referrer", "properties", "traits", "revenue", "engaged_ms", "scroll_add_pct", "seq",
            "request", "groups", "context", "property", "by", "group");

    private final Unknown unknown = new Unknown();
    private final Map<String, Raw> shared = new LinkedHashMap<>();
    private final List<Raw> events = new ArrayList<>();
    private boolean listed;
    private int sent;
    private String key = "";

    private EventsReader() {}

    /// Reads a body; whatever it is, the answer is a value.
    public static EventsBody read(byte[] body) {
        return new EventsReader().body(body);
    }

    private EventsBody body(byte[] body) {
        if (isWide(body)) {
            return malformed(0);
        }
        try (JsonParser json = JSON.createParser(body)) {
            return body(new Tokens(json));
        } catch (TooDeep e) {
            return refused("too_deep", "", "objects and arrays may stand " + Limits.JSON_DEPTH_MAX + " deep");
        } catch (JsonProcessingException e) {
            return malformed(Optional.ofNullable(e.getLocation()).map(JsonLocation::getByteOffset).orElse(0L));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EventsBody body(Tokens tokens) throws IOException {
        Optional<JsonToken> first = tokens.next();
        if (first.isEmpty()) {
            return malformed(0);
        }
        if (first.get() == JsonToken.START_OBJECT) {
            members(tokens);
        } else {
            tokens.skip();
        }
        if (tokens.next().isPresent()) {
            return malformed(tokens.offset());
        }
        return judged();
    }

    private EventsBody judged() {
        if (!listed) {
            return refused("events_missing", "events",
                    "missing, an array of 1 to " + Limits.BATCH_EVENTS_MAX + " events");
        }
        if (sent == 0) {
            return refused("empty_batch", "events", "empty, an array of 1 to " + Limits.BATCH_EVENTS_MAX + " events");
        }
        if (sent > Limits.BATCH_EVENTS_MAX) {
            return refused("too_many_events", "events", sent + " events, at most " + Limits.BATCH_EVENTS_MAX);
        }
        return new EventsBody.Read(key, new Claims(shared, events, unknown.warnings()));
    }

    private void members(Tokens tokens) throws IOException {
        Set<String> names = new HashSet<>();
        while (tokens.advance() != JsonToken.END_OBJECT) {
            String name = tokens.name();
            tokens.once(names.add(name));
            JsonToken value = tokens.advance();
            if (name.equals("events") && value == JsonToken.START_ARRAY) {
                listed = true;
                events(tokens);
            } else if (name.equals("key") && value.isScalarValue()) {
                key = value == JsonToken.VALUE_NULL ? "" : tokens.text();
            } else if (SHARED.contains(name)) {
                shared.put(name, RawReader.value(tokens));
            } else {
                unknown.note(name, "", Set.of("events", "key", "sdk"));
                tokens.skip();
            }
        }
    }

    private void events(Tokens tokens) throws IOException {
        for (JsonToken token = tokens.advance(); token != JsonToken.END_ARRAY; token = tokens.advance()) {
            if (sent++ >= Limits.BATCH_EVENTS_MAX) {
                tokens.skip();
            } else if (token == JsonToken.START_OBJECT) {
                events.add(event(tokens));
            } else {
                events.add(RawReader.value(tokens));
            }
        }
    }

    private Raw event(Tokens tokens) throws IOException {
        Map<String, Raw> members = new LinkedHashMap<>();
        Set<String> others = new HashSet<>();
        int all = 0;
        for (; tokens.advance() != JsonToken.END_OBJECT; all++) {
            String name = tokens.name();
            tokens.advance();
            if (OF_EVENT.contains(name)) {
                tokens.once(members.put(name, RawReader.value(tokens)) == null);
            } else {
                tokens.once(others.add(name));
                unknown.note(name, "events[" + (sent - 1) + "].", Set.of());
                tokens.skip();
            }
        }
        return new Raw.Members(members, all);
    }

    /// Whether it is UTF-16 or UTF-32, which the parser would guess and read.
    private static boolean isWide(byte[] body) {
        for (int i = 0; i < Math.min(body.length, 4); i++) {
            if (body[i] == 0 || i < 2 && (body[i] == (byte) 0xFE || body[i] == (byte) 0xFF)) {
                return true;
            }
        }
        return false;
    }

    private EventsBody malformed(long offset) {
        return refused("malformed_json", "", "no JSON object in UTF-8 at byte " + Math.max(0, offset)
                + "; each name once, no NaN, no comment, nothing after it");
    }

    private EventsBody refused(String code, String path, String detail) {
        return new EventsBody.Refused(key, code, path, detail);
    }
}
