package footfall.wire.query;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.identity.Stream;
import footfall.listing.EventRow;
import footfall.listing.SessionCursor;
import footfall.listing.SessionPage;
import footfall.listing.SessionRow;
import footfall.listing.SessionStory;
import footfall.visit.Mark;
import footfall.visit.Session;
import footfall.visit.Span;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Writes sessions. What is not known of one is left out.
public final class SessionWriter {
    private SessionWriter() {}

    /// Writes a page of a list as an object.
    public static void write(JsonGenerator json, SessionPage page) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("results");
        for (SessionRow row : page.rows()) {
            json.writeStartObject();
            members(json, row);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("meta");
        json.writeStringField("as_of", Blocks.time(page.asOf()));
        for (SessionCursor next : page.next()) {
            json.writeStringField("next_cursor", next.text());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /// Writes a session with a page of its events as an object.
    public static void write(JsonGenerator json, SessionStory story) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("session");
        members(json, story.row());
        if (!story.revenue().isEmpty()) {
            revenue(json, story.revenue());
        }
        json.writeEndObject();
        EventWriter.rows(json, story.events());
        json.writeObjectFieldStart("meta");
        EventWriter.meta(json, story.events());
        json.writeArrayFieldStart("warnings");
        if (!story.whole()) {
            json.writeStartObject();
            json.writeStringField("code", "servers_left_out");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void revenue(JsonGenerator json, SortedMap<String, BigDecimal> sums) throws IOException {
        json.writeArrayFieldStart("revenue");
        for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
            json.writeStartObject();
            json.writeStringField("amount", sum.getValue().toPlainString());
            json.writeStringField("currency", sum.getKey());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Writes an edge of a session as the members of an event that nobody sent: where it starts with the page where it
    /// came in, where it ends with the one where it went, with its duration and whether it bounced.
    static void members(JsonGenerator json, EventRow.Derived derived) throws IOException {
        SessionRow row = derived.session();
        Span span = row.session().span();
        json.writeStringField("id", derived.moment().id().toString());
        json.writeStringField("at", Blocks.time(derived.moment().at()));
        json.writeStringField("type", "event");
        json.writeStringField("name", derived.edge().label());
        json.writeBooleanField("derived", true);
        whose(json, row.session());
        switch (derived.edge()) {
            case START -> {
                Blocks.texts(json, Map.of("page", value(span.entry(), "")));
                Blocks.source(json, value(span.source(), Source.NONE));
                Blocks.technology(json, value(span.technology(), Technology.NONE));
                Blocks.place(json, value(span.place(), Place.NONE));
            }
            case END -> {
                Blocks.texts(json, Map.of("page", value(span.exit(), "")));
                json.writeNumberField("duration_ms", span.duration().toMillis());
                json.writeObjectFieldStart("properties");
                json.writeBooleanField("__bounce", row.session().isBounce());
                json.writeEndObject();
            }
        }
        json.writeStringField("session_id", row.id().toString());
    }

    private static void whose(JsonGenerator json, Session session) throws IOException {
        Stream stream = session.stream();
        Blocks.texts(json, Map.of("visitor", stream.visitor(), "session", stream.isHistorical() ? "" : stream.session(),
                "user", value(session.span().user(), "")));
    }

    private static void members(JsonGenerator json, SessionRow row) throws IOException {
        Session session = row.session();
        Stream stream = session.stream();
        Span span = session.span();
        json.writeStringField("session", row.id().toString());
        Blocks.texts(json, Map.of("visitor", stream.visitor(), "client_session",
                stream.isHistorical() ? "" : stream.session(), "user", value(span.user(), "")));
        if (stream.isHistorical()) {
            json.writeBooleanField("historical", true);
        }
        json.writeStringField("started_at", Blocks.time(span.first()));
        json.writeStringField("ended_at", Blocks.time(span.last()));
        if (!span.duration().isZero()) {
            json.writeNumberField("duration_ms", span.duration().toMillis());
        }
        json.writeNumberField("events", span.events());
        json.writeNumberField("pageviews", span.pageviews());
        json.writeBooleanField("bounce", session.isBounce());
        Blocks.texts(json, Map.of("entry", value(span.entry(), ""), "exit", value(span.exit(), "")));
        Blocks.source(json, value(span.source(), Source.NONE));
        Blocks.technology(json, value(span.technology(), Technology.NONE));
        Blocks.place(json, value(span.place(), Place.NONE));
    }

    private static <T> T value(List<Mark<T>> marks, T none) {
        return marks.isEmpty() ? none : marks.getFirst().value();
    }
}
