package footfall.wire.query;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.event.Value;
import footfall.report.BreakdownAnswer;
import footfall.report.Cursor;
import footfall.report.Labels;
import footfall.report.Question;
import footfall.report.ShareCount;
import java.io.IOException;
import java.time.ZoneOffset;

/// Writes the values of a property.
public final class BreakdownWriter {
    private BreakdownWriter() {}

    /// Writes an answer as an object.
    public static void write(JsonGenerator json, BreakdownAnswer answer) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("results");
        for (ShareCount.Share share : answer.shares()) {
            json.writeStartObject();
            json.writeFieldName("value");
            Values.write(json, share.value());
            json.writeStringField("type", type(share.value()));
            json.writeNumberField("events", share.events());
            json.writeNumberField("visitors", share.visitors());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("meta");
        json.writeStringField("as_of", Labels.of(answer.asOf(), ZoneOffset.UTC));
        json.writeObjectFieldStart("approx");
        if (answer.shares().stream().anyMatch(share -> !share.exact())) {
            json.writeObjectFieldStart("visitors");
            json.writeNumberField("rse", AnswerWriter.UNIQUES_RSE);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeNumberField("total_rows", answer.total());
        for (ShareCount.Numbers numbers : answer.numbers()) {
            json.writeObjectFieldStart("numbers");
            json.writeNumberField("events", numbers.events());
            json.writeNumberField("min", numbers.min());
            json.writeNumberField("max", numbers.max());
            json.writeNumberField("sum", numbers.sum());
            json.writeNumberField("mean", numbers.mean());
            json.writeEndObject();
        }
        for (Cursor next : answer.next()) {
            json.writeStringField("next_cursor", next.text());
        }
        AnswerWriter.warnings(json, answer.warnings(), answer.asked().question().zone());
        json.writeEndObject();
        query(json, answer);
        json.writeEndObject();
    }

    private static void query(JsonGenerator json, BreakdownAnswer answer) throws IOException {
        Question question = answer.asked().question();
        json.writeObjectFieldStart("query");
        json.writeStringField("site", question.site().value());
        json.writeStringField("event", answer.asked().event());
        json.writeStringField("property", answer.asked().property());
        json.writeArrayFieldStart("date_range");
        json.writeString(Labels.of(question.range().from(), question.zone()));
        json.writeString(Labels.of(question.range().to(), question.zone()));
        json.writeEndArray();
        json.writeStringField("time_zone", question.zone().getId());
        json.writeNumberField("limit", question.limit());
        json.writeEndObject();
    }

    private static String type(Value value) {
        return switch (value) {
            case Value.Text _ -> "text";
            case Value.Num _ -> "number";
            case Value.Flag _ -> "boolean";
            case Value.Null _ -> "null";
        };
    }
}
