package footfall.wire.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import footfall.site.DayCount;
import footfall.site.SettingValue;
import footfall.site.Settings;
import footfall.site.Site;
import footfall.site.SiteKey;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes sites and keys as answers. A key in the clear is written only where it is handed in beside what is stored; a
/// hash never.
public final class AdminAnswers {
    private static final int DATE_LENGTH = 10;
    private static final JsonFactory FACTORY = new JsonFactory();

    private AdminAnswers() {}

    /// A site.
    public static String site(Site site) {
        return text(json -> write(json, site));
    }

    /// A site that was just made, with its first keys.
    public static String newSite(Site site, String write, SiteKey writeKey, String read, SiteKey readKey) {
        return text(json -> {
            json.writeStartObject();
            json.writeFieldName("site");
            write(json, site);
            json.writeFieldName("write_key");
            write(json, writeKey, write);
            json.writeFieldName("read_key");
            write(json, readKey, read);
            json.writeEndObject();
        });
    }

    /// Some sites.
    ///
    /// @param nextCursor "" if there are no more
    public static String sites(List<Site> sites, String nextCursor) {
        return text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("sites");
            for (Site site : sites) {
                write(json, site);
            }
            json.writeEndArray();
            writeTextOrNull(json, "next_cursor", nextCursor);
            json.writeEndObject();
        });
    }

    /// A key that was just made, in the clear.
    public static String newKey(String key, SiteKey stored) {
        return text(json -> write(json, stored, key));
    }

    /// The keys of a site.
    public static String keys(List<SiteKey> keys) {
        return text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("keys");
            for (SiteKey key : keys) {
                write(json, key, "");
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Site site) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", site.id().value());
        boolean nested = false;
        for (Map.Entry<String, SettingValue> setting : Settings.of(site).entrySet()) {
            String name = setting.getKey();
            int dot = name.indexOf('.');
            if (dot >= 0 && !nested) {
                json.writeObjectFieldStart(name.substring(0, dot));
                nested = true;
            } else if (dot < 0 && nested) {
                json.writeEndObject();
                nested = false;
            }
            json.writeFieldName(name.substring(dot + 1));
            write(json, setting.getValue());
        }
        if (nested) {
            json.writeEndObject();
        }
        if (!site.timeouts().changes().isEmpty()) {
            json.writeStringField("session_timeout_from", site.timeouts().changes().getLast().from().toString());
        }
        if (!site.seen().equals(DayCount.NONE)) {
            json.writeObjectFieldStart("daily_events_reached");
            json.writeStringField("day", site.seen().day().start().toString().substring(0, DATE_LENGTH));
            json.writeNumberField("events", site.seen().events());
            json.writeEndObject();
        }
        json.writeNumberField("version", site.version());
        json.writeStringField("created_at", site.created().toString());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SettingValue value) throws IOException {
        switch (value) {
            case SettingValue.Text(String text) -> json.writeString(text);
            case SettingValue.Whole(long number) -> json.writeNumber(number);
            case SettingValue.Flag(boolean on) -> json.writeBoolean(on);
            case SettingValue.Unset() -> json.writeNull();
            case SettingValue.Names(List<String> names) ->
                    json.writeArray(names.toArray(new String[0]), 0, names.size());
            case SettingValue.Objects(List<Map<String, SettingValue>> objects) -> {
                json.writeStartArray();
                for (Map<String, SettingValue> object : objects) {
                    json.writeStartObject();
                    for (Map.Entry<String, SettingValue> member : object.entrySet()) {
                        json.writeFieldName(member.getKey());
                        write(json, member.getValue());
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            case SettingValue.Other(String what) ->
                    throw new IllegalStateException("setting: " + what + ", must be one that can be kept");
        }
    }

    private static void write(JsonGenerator json, SiteKey key, String clear) throws IOException {
        json.writeStartObject();
        json.writeStringField("key_id", key.keyId());
        if (!clear.isEmpty()) {
            json.writeStringField("key", clear);
        }
        json.writeStringField("kind", key.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("site", key.site().value());
        json.writeStringField("label", key.label());
        json.writeBooleanField("trusted", key.trusted());
        json.writeStringField("start", key.start());
        json.writeStringField("end", key.end());
        json.writeStringField("created_at", key.created().toString());
        writeTextOrNull(json, "expires_at", key.expires().equals(Instant.MAX) ? "" : key.expires().toString());
        json.writeEndObject();
    }

    private static void writeTextOrNull(JsonGenerator json, String name, String text) throws IOException {
        if (text.isEmpty()) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, text);
        }
    }

    private static String text(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }
}
