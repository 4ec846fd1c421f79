package footfall.wire.query;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.report.Answer;
import footfall.report.Arrivals;
import footfall.report.Cursor;
import footfall.report.Figure;
import footfall.report.Include;
import footfall.report.Labels;
import footfall.report.Metric;
import footfall.report.Order;
import footfall.report.Question;
import footfall.report.Row;
import footfall.report.Tier;
import footfall.report.Warning;
import footfall.time.TimeRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Writes an answer.
public final class AnswerWriter {
    /// The relative standard error of estimated visitors and users, as answers state it.
    static final BigDecimal UNIQUES_RSE = new BigDecimal("0.016");

    private AnswerWriter() {}

    /// Writes an answer as an object.
    public static void write(JsonGenerator json, Answer answer) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("results");
        for (Row row : answer.rows()) {
            json.writeStartObject();
            texts(json, "dimensions", row.dimensions());
            figures(json, "metrics", row.metrics());
            json.writeEndObject();
        }
        json.writeEndArray();
        meta(json, answer);
        query(json, answer.question());
        json.writeEndObject();
    }

    private static void meta(JsonGenerator json, Answer answer) throws IOException {
        Question question = answer.question();
        json.writeObjectFieldStart("meta");
        json.writeStringField("as_of", Labels.of(answer.asOf(), ZoneOffset.UTC));
        texts(json, "source", answer.tiers().stream().map(Tier::code).toList());
        texts(json, "units", question.metrics().stream().map(Metric::unit).toList());
        json.writeObjectFieldStart("approx");
        for (Metric metric : question.metrics()) {
            if (answer.estimated().contains(metric)) {
                json.writeObjectFieldStart(metric.code());
                json.writeNumberField("rse", UNIQUES_RSE);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
        if (answer.currencies().size() == 1) {
            json.writeStringField("currency", answer.currencies().getFirst());
        }
        for (Include include : question.include()) {
            switch (include) {
                case TOTAL_ROWS -> json.writeNumberField(include.code(), answer.totalRows());
                case TOTALS -> figures(json, include.code(), answer.totals());
                case TIME_LABELS -> texts(json, include.code(), answer.timeLabels());
                case PIPELINE -> pipeline(json, answer.pipeline());
                case EXACT -> { }
            }
        }
        for (Cursor next : answer.next()) {
            json.writeStringField("next_cursor", next.text());
        }
        warnings(json, answer.warnings(), question.zone());
        json.writeEndObject();
    }

    static void warnings(JsonGenerator json, List<Warning> warnings, ZoneId zone) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (Warning warning : warnings) {
            json.writeStartObject();
            json.writeStringField("code", warning.code());
            switch (warning) {
                case Warning.OtherPresent(String dimension, long eventsMax) -> {
                    json.writeStringField("dimension", dimension);
                    json.writeNumberField("events_missing_max", eventsMax);
                }
                case Warning.Untold(String field) -> json.writeStringField("field", field);
                case Warning.SeveralCurrencies(List<String> currencies) -> texts(json, "currencies", currencies);
                case Warning.EdgesRounded(TimeRange asked, TimeRange used) -> {
                    texts(json, "asked", range(asked, zone));
                    texts(json, "used", range(used, zone));
                }
                case Warning.Expired(Tier _, Instant from) -> json.writeStringField("from", Labels.of(from, zone));
                case Warning.CookielessDaily _ -> { }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void pipeline(JsonGenerator json, SortedMap<String, Long> counts) throws IOException {
        long aggregated = counts.getOrDefault("aggregated", 0L);
        long others = counts.entrySet().stream().filter(count -> count.getKey().indexOf('.') > 0)
                .mapToLong(Map.Entry::getValue).sum();
        json.writeObjectFieldStart("pipeline");
        json.writeNumberField("seen", aggregated + others);
        json.writeNumberField("aggregated", aggregated);
        reasons(json, "skipped", counts);
        reasons(json, "failed", counts);
        for (String name : List.of("clamped", "dropped", "redriven")) {
            json.writeNumberField(name, counts.getOrDefault(name, 0L));
        }
        for (String name : List.of(Arrivals.PENDING_MESSAGES, Arrivals.LAG_MS, Arrivals.DRIFT)) {
            if (counts.containsKey(name)) {
                json.writeNumberField(name, counts.get(name));
            }
        }
        if (counts.containsKey(Arrivals.OLDEST_FAILED)) {
            json.writeStringField(Arrivals.OLDEST_FAILED,
                    Labels.of(Instant.ofEpochMilli(counts.get(Arrivals.OLDEST_FAILED)), ZoneOffset.UTC));
        }
        json.writeEndObject();
    }

    private static void reasons(JsonGenerator json, String state, SortedMap<String, Long> counts) throws IOException {
        json.writeObjectFieldStart(state);
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            if (count.getKey().startsWith(state + ".")) {
                json.writeNumberField(count.getKey().substring(state.length() + 1), count.getValue());
            }
        }
        json.writeEndObject();
    }

    private static void query(JsonGenerator json, Question question) throws IOException {
        json.writeObjectFieldStart("query");
        json.writeStringField("site", question.site().value());
        texts(json, "metrics", question.metrics().stream().map(Metric::code).toList());
        texts(json, "dimensions", question.axes().stream().map(axis -> axis.code()).toList());
        texts(json, "date_range", range(question.range(), question.zone()));
        json.writeStringField("time_zone", question.zone().getId());
        json.writeArrayFieldStart("order_by");
        for (Order order : question.orders()) {
            json.writeStartArray();
            json.writeString(order.column().code());
            json.writeString(order.direction());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeNumberField("limit", question.limit());
        json.writeObjectFieldStart("include");
        for (Include include : Include.values()) {
            json.writeBooleanField(include.code(), question.include().contains(include));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static List<String> range(TimeRange range, ZoneId zone) {
        return List.of(Labels.of(range.from(), zone), Labels.of(range.to(), zone));
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void figures(JsonGenerator json, String name, List<Figure> figures) throws IOException {
        json.writeArrayFieldStart(name);
        for (Figure figure : figures) {
            switch (figure) {
                case Figure.Known(BigDecimal value) -> json.writeNumber(plain(value));
                case Figure.Exact(BigDecimal value) -> json.writeString(value.toPlainString());
                case Figure.None _ -> json.writeNull();
            }
        }
        json.writeEndArray();
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
