package footfall.wire.query;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.listing.VisitorCursor;
import footfall.listing.VisitorPage;
import footfall.listing.VisitorRow;
import footfall.listing.VisitorVisits;
import footfall.profile.Profile;
import footfall.visit.Mark;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// Writes visitors. What is not known of one is left out.
public final class VisitorWriter {
    private VisitorWriter() {}

    /// Writes a page of a list as an object.
    public static void write(JsonGenerator json, VisitorPage page) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("results");
        for (VisitorRow row : page.rows()) {
            write(json, row);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("meta");
        json.writeStringField("as_of", Blocks.time(page.asOf()));
        for (VisitorCursor next : page.next()) {
            json.writeStringField("next_cursor", next.text());
        }
        json.writeArrayFieldStart("warnings");
        for (Instant until : page.until()) {
            json.writeStartObject();
            json.writeStringField("code", "list_ends");
            json.writeStringField("until", Blocks.time(until));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    /// Writes a visitor as an object.
    public static void write(JsonGenerator json, VisitorRow row) throws IOException {
        VisitorVisits visits = row.visits();
        json.writeStartObject();
        json.writeStringField("visitor", row.visitor());
        time(json, "first_seen", visits.first());
        time(json, "last_seen", row.last());
        for (Mark<String> user : visits.user()) {
            json.writeStringField("user", user.value());
        }
        for (Profile profile : row.profile()) {
            ProfileWriter.traits(json, profile);
        }
        if (visits.whole()) {
            json.writeNumberField("sessions", visits.sessions());
            json.writeNumberField("events", visits.events());
            json.writeNumberField("pageviews", visits.pageviews());
        }
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String name, List<Instant> at) throws IOException {
        if (!at.isEmpty()) {
            json.writeStringField(name, Blocks.time(at.getFirst()));
        }
    }
}
