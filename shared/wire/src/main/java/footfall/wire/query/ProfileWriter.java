package footfall.wire.query;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.event.Value;
import footfall.profile.GroupView;
import footfall.profile.Profile;
import footfall.profile.ProfileView;
import footfall.profile.Reckoned;
import footfall.profile.Told;
import footfall.report.Labels;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Map;

/// Writes what is known of a person or a group.
public final class ProfileWriter {
    private ProfileWriter() {}

    /// Writes a profile as an object.
    public static void write(JsonGenerator json, Profile profile) throws IOException {
        json.writeStartObject();
        json.writeStringField("user", profile.user());
        json.writeStringField("first_seen", Labels.of(profile.first(), ZoneOffset.UTC));
        json.writeStringField("last_seen", Labels.of(profile.lastSeen(), ZoneOffset.UTC));
        traits(json, profile);
        Groups.write(json, "groups", profile.groups());
        json.writeArrayFieldStart("visitors");
        for (String visitor : profile.visitors().keySet()) {
            json.writeString(visitor);
        }
        json.writeEndArray();
        warnings(json, profile);
        json.writeEndObject();
    }

    static void traits(JsonGenerator json, Profile profile) throws IOException {
        json.writeObjectFieldStart("traits");
        for (Map.Entry<String, Reckoned> trait : profile.traits().entrySet()) {
            if (!(trait.getValue().value() instanceof Value.Null)) {
                json.writeFieldName(trait.getKey());
                Values.write(json, trait.getValue().value());
            }
        }
        json.writeEndObject();
    }

    /// Writes a group as an object.
    public static void write(JsonGenerator json, GroupView group) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", group.group().type());
        json.writeStringField("id", group.group().id());
        Told name = group.properties().get(GroupView.NAME);
        if (name != null) {
            json.writeFieldName("name");
            Values.write(json, name.value());
        }
        json.writeObjectFieldStart("properties");
        for (Map.Entry<String, Told> property : group.properties().entrySet()) {
            if (!property.getKey().equals(GroupView.NAME)) {
                json.writeFieldName(property.getKey());
                Values.write(json, property.getValue().value());
            }
        }
        json.writeEndObject();
        json.writeArrayFieldStart("warnings");
        beyond(json, "more_properties", group.more(), GroupView.PROPERTIES_MAX);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void warnings(JsonGenerator json, Profile profile) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (Map.Entry<String, Reckoned> trait : profile.traits().entrySet()) {
            if (trait.getValue().untaken() > 0) {
                json.writeStartObject();
                json.writeStringField("code", "increments_untaken");
                json.writeStringField("trait", trait.getKey());
                json.writeNumberField("count", trait.getValue().untaken());
                json.writeEndObject();
            }
            if (trait.getValue().guessed()) {
                json.writeStartObject();
                json.writeStringField("code", "increments_guessed");
                json.writeStringField("trait", trait.getKey());
                json.writeEndObject();
            }
        }
        beyond(json, "more_traits", profile.moreTraits(), ProfileView.TRAITS_MAX);
        beyond(json, "more_groups", profile.moreGroups(), ProfileView.GROUPS_MAX);
        json.writeEndArray();
    }

    private static void beyond(JsonGenerator json, String code, boolean isBeyond, int limit) throws IOException {
        if (isBeyond) {
            json.writeStartObject();
            json.writeStringField("code", code);
            json.writeNumberField("limit", limit);
            json.writeEndObject();
        }
    }
}
