package footfall.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `POST /i/v1/analytics/events`: the key in a header, a result for each event.
final class WireV1 implements Wire {
    private static final String PATH = "/i/v1/analytics/events";
    private static final byte[] TAIL = {']', '}'};
    /// Properties that this wire has in places of their own.
    private static final Set<String> LIFTED = Set.of("$cookieless_mode", "$ignore_sent_at", "$process_person_profile",
            "$product_tour_id", "$session_id", "$window_id");

    private final String key;
    private final JsonWriter head = new JsonWriter(ENVELOPE_MAX_BYTES);

    WireV1(AnalyticsConfig config) {
        this.key = config.apiKey();
    }

    @Override
    public void event(JsonWriter out, Event event, long epochMillis) {
        PropertyMap all = PropertyMap.of(event.properties());
        out.raw("{\"event\":").string(event.name()).raw(",\"uuid\":\"").raw(event.id().toString()).raw("\"");
        Wire.whoAndWhen(out, event, epochMillis);
        root(out, "session_id", all.get("$session_id"));
        root(out, "window_id", all.get("$window_id"));
        out.raw(",\"options\":{");
        options(out, event.options(), all);
        out.raw("},\"properties\":{");
        boolean first = true;
        for (Map.Entry<String, @Nullable Object> entry : all.entrySet()) {
            if (!LIFTED.contains(entry.getKey())) {
                out.raw(first ? "" : ",").string(entry.getKey()).raw(":").value(entry.getValue());
                first = false;
            }
        }
        out.raw("}}");
    }

    private static void root(JsonWriter out, String name, @Nullable Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            out.raw(",\"" + name + "\":").string(text);
        }
    }

    private static void options(JsonWriter out, EventOptions options, PropertyMap all) {
        String comma = flag(out, "", "cookieless_mode", options.cookielessMode(), all.get("$cookieless_mode"));
        comma = flag(out, comma, "disable_skew_correction", options.disableSkewCorrection(),
                all.get("$ignore_sent_at"));
        comma = flag(out, comma, "process_person_profile", options.processPersonProfile(),
                all.get("$process_person_profile"));
        Object tour = options.productTourId() == null ? all.get("$product_tour_id") : options.productTourId();
        if (tour instanceof String text) {
            out.raw(comma + "\"product_tour_id\":").string(text);
        }
    }

    private static String flag(JsonWriter out, String comma, String name, @Nullable Boolean option,
            @Nullable Object property) {
        Optional<Boolean> value = option == null ? flag(property) : Optional.of(option);
        value.ifPresent(flag -> out.raw(comma + "\"" + name + "\":" + flag));
        return value.isPresent() ? "," : comma;
    }

    /// What fits nothing is nothing: one option of a wrong type would make the server refuse the whole batch.
    static Optional<Boolean> flag(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        if (value instanceof Number number) {
            return Double.isNaN(number.doubleValue()) ? Optional.empty() : Optional.of(number.doubleValue() != 0);
        }
        if (value instanceof String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true", "1" -> Optional.of(true);
                case "false", "0" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    @Override
    public Plain request(Batch batch, long epochMillis) {
        head.reset().raw("{\"created_at\":\"").raw(WireTime.text(batch.createdMillis()))
                .raw(batch.historical() ? "\",\"historical_migration\":true,\"batch\":[" : "\",\"batch\":[");
        List<String> headers = List.of("Authorization", "Bearer " + key,
                "PostHog-Sdk-Info", Version.LIBRARY + "/" + Version.VERSION,
                "PostHog-Attempt", String.valueOf(batch.attempt()),
                "PostHog-Request-Id", batch.requestId(),
                "PostHog-Request-Timestamp", WireTime.text(batch.attemptMillis()));
        return new Plain(PATH, PATH, headers, Wire.body(head.take(), batch.items(), TAIL));
    }

    @Override
    public List<Result> results(Batch batch, Sender.Outcome.Answer answer) {
        Optional<Map<?, ?>> results = answer.truncated() ? Optional.empty()
                : JsonReader.object(answer.body()).map(body -> body.get("results"))
                        .flatMap(found -> found instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty());
        List<Result> all = new ArrayList<>();
        for (Item item : batch.items()) {
            all.add(results.map(map -> result(map.get(item.id().toString()))).orElse(Result.UNCONFIRMED));
        }
        return all;
    }

    private static Result result(@Nullable Object told) {
        if (!(told instanceof Map<?, ?> map) || !(map.get("result") instanceof String word)) {
            return Result.UNCONFIRMED;
        }
        return switch (word) {
            case "ok" -> Result.DELIVERED;
            case "warning" -> new Result(Fate.DELIVERED, word);
            case "limited" -> new Result(Fate.LIMITED, word);
            case "drop" -> new Result(Fate.REJECTED, word);
            case "retry" -> new Result(Fate.AGAIN, word);
            default -> Result.UNCONFIRMED;
        };
    }
}
