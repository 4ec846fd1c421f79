package footfall.wire.footfall;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import footfall.admission.Claims;
import footfall.admission.Limits;
import footfall.admission.Member;
import footfall.admission.Raw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the body of `POST /v1/events`: JSON in UTF-8, read once from end to end, each name once an object, nothing
/// after it. What it keeps is bounded by `Limits`, whatever is sent. Used once.
public final class EventsReader {
    private static final JsonFactory JSON = JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final Map<String, Member> SHARED = named(EnumSet.of(Member.SENT_AT, Member.HISTORICAL,
            Member.VISITOR, Member.SESSION, Member.USER, Member.CONTEXT));
    private static final Map<String, Member> OF_EVENT = named(EnumSet.range(Member.ID, Member.GROUP));

    private final Unknown unknown = new Unknown();
    private final Map<Member, Raw> shared = new EnumMap<>(Member.class);
    private final List<Claims.Item> events = new ArrayList<>();
    private boolean listed;
    private int sent;
    private String key = "";

    private EventsReader() {}

    private static Map<String, Member> named(Set<Member> members) {
        return members.stream().collect(Collectors.toMap(Member::toString, Function.identity(), (one, _) -> one,
                HashMap::new));
    }

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
            } else if (SHARED.containsKey(name)) {
                shared.put(SHARED.get(name), RawReader.value(tokens));
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
                events.add(new Claims.Item.NoObject(RawReader.value(tokens)));
            }
        }
    }

    private Claims.Item event(Tokens tokens) throws IOException {
        Map<Member, Raw> members = new EnumMap<>(Member.class);
        Set<String> others = new HashSet<>();
        while (tokens.advance() != JsonToken.END_OBJECT) {
            String name = tokens.name();
            @Nullable Member member = OF_EVENT.get(name);
            tokens.advance();
            if (member != null) {
                tokens.once(members.put(member, RawReader.value(tokens)) == null);
            } else {
                tokens.once(others.add(name));
                unknown.note(name, "events[" + (sent - 1) + "].", Set.of());
                tokens.skip();
            }
        }
        return new Claims.Item.Event(members);
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
