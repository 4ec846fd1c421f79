package footfall.wire.posthog;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.admission.Claims;
import footfall.admission.Raw;
import footfall.edge.Json;
import footfall.edge.Manners;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.wire.ContentIds;
import footfall.wire.Dialect;
import footfall.wire.JsonReader;
import footfall.wire.Presented;
import footfall.wire.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What SDKs ask when they start: what to do, and for scripts. The answers switch off what is not there, so that they
/// go on quietly.
public final class StartUpDialect implements Dialect {
    private static final Manners MANNERS = new PosthogManners();
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,200}");
    private static final String SCRIPT_TYPE = "application/javascript";
    private static final String CONFIG = "/array/{token}/config";
    private static final String CONFIG_SCRIPT = CONFIG + ".js";
    /// Where older SDKs ask. The oldest capture no clicks unless they are told to.
    private static final String OLD_FLAGS = "/decide";
    private static final List<String> FLAGS = List.of("/flags", "/flags/", OLD_FLAGS, OLD_FLAGS + "/");
    /// The bundle itself: nobody hosts it here.
    private static final List<String> BUNDLES = List.of("/static/array.js", "/array/{token}/array.js");
    /// Extensions that a bundle loads later.
    private static final List<String> SCRIPTS = List.of("/static/{script}", "/static/{version}/{script}");
    private static final Map<String, String> NOTHING = Map.of("surveys", "surveys", "product_tours", "product_tours",
            "web_experiments", "experiments", "early_access_features", "earlyAccessFeatures");

    @Override
    public List<Place> places() {
        List<Place> places = new ArrayList<>(List.of(new Place("GET", CONFIG), new Place("GET", CONFIG_SCRIPT)));
        FLAGS.forEach(path -> places.add(new Place("POST", path)));
        BUNDLES.forEach(path -> places.add(new Place("GET", path)));
        SCRIPTS.forEach(path -> places.add(new Place("GET", path)));
        NOTHING.keySet().forEach(name -> {
            places.add(new Place("GET", "/api/" + name));
            places.add(new Place("GET", "/api/" + name + "/"));
        });
        return places;
    }

    @Override
    public Manners manners() {
        return MANNERS;
    }

    @Override
    public Reading read(Request request, Map<String, String> path) {
        String[] parts = request.path().split("/");
        return switch (parts[1]) {
            case "array" -> config(request, parts[3], path.getOrDefault("token", ""));
            case "static" -> new Reading.Told(script(request, parts[parts.length - 1]));
            case "api" -> new Reading.Told(Reply.json(200, "{\"" + NOTHING.get(parts[2]) + "\":[]}"));
            case String other -> flags(request);
        };
    }

    private static Reply script(Request request, String name) {
        return name.equals("array.js") || !name.endsWith(".js") ? missing(request)
                : new Reply(200, Map.of("content-type", SCRIPT_TYPE), "");
    }

    private static Reading config(Request request, String file, String token) {
        if (file.equals("array.js")) {
            return new Reading.Told(missing(request));
        }
        if (!TOKEN.matcher(token).matches()) {
            return new Reading.Told(MANNERS.refused(request, Problem.of(400, "invalid_token", "no such token")));
        }
        String config = Json.text(json -> {
            json.writeStartObject();
            config(json, token);
            json.writeEndObject();
        });
        return known(Presented.key(token), file.equals("config") ? Reply.json(200, config)
                .with("cache-control", "public, max-age=300")
                : new Reply(200, Map.of("content-type", SCRIPT_TYPE), """
                (function(w){w._POSTHOG_REMOTE_CONFIG=w._POSTHOG_REMOTE_CONFIG||{};
                w._POSTHOG_REMOTE_CONFIG["%s"]={config:%s,siteApps:[]};})(window);
                """.formatted(token, config)));
    }

    private static Reading flags(Request request) {
        if (!(JsonReader.read(request.body()) instanceof JsonReader.Parsed.Tree(Raw.Members body))) {
            return new Reading.Told(MANNERS.refused(request, Problem.of(400, "malformed_json", "no JSON object")));
        }
        String token = body.text("token").or(() -> body.text("api_key")).or(() -> body.text("$token")).orElse("")
                .strip();
        if (!token.isEmpty() && !CaptureDialect.canBeKey(token)) {
            return new Reading.Told(MANNERS.refused(request, Problem.of(401, "invalid_key", "")));
        }
        return known(Presented.key(token), Reply.json(200, Json.text(json -> {
            json.writeStartObject();
            config(json, token);
            if (request.path().startsWith(OLD_FLAGS)) {
                json.writeObjectFieldStart("config");
                flags(json, true, "enable_collect_everything");
                json.writeEndObject();
            }
            for (String none : List.of("flags", "featureFlags", "featureFlagPayloads")) {
                json.writeObjectFieldStart(none);
                json.writeEndObject();
            }
            json.writeBooleanField("errorsWhileComputingFlags", false);
            json.writeStringField("requestId", new ContentIds().of(body, request.requestId()).nth(0).toString());
            json.writeEndObject();
        })));
    }

    /// An answer for who may send, and for nobody else.
    private static Reading known(Presented presented, Reply reply) {
        return new Reading.Claimed(presented, new Claims(Map.of(), List.of(), List.of()), _ -> reply);
    }

    private static Reply missing(Request request) {
        return MANNERS.refused(request, Problem.of(404, "unknown_route", "there is no such path"));
    }

    /// What a client is to do. No gzip is offered: browsers send it as text, and a gateway may read it as such. Base64
    /// in a form needs no preflight, and nobody takes it for text.
    private static void config(JsonGenerator json, String token) throws IOException {
        json.writeStringField("token", token);
        json.writeArrayFieldStart("supportedCompression");
        json.writeString("base64");
        json.writeEndArray();
        flags(json, false, "hasFeatureFlags");
        flags(json, true, "heatmaps");
        flags(json, false, "autocapture_opt_out");
        flags(json, true, "elementsChainAsString", "defaultIdentifiedOnly");
        json.writeObjectFieldStart("analytics");
        json.writeStringField("endpoint", "/i/v0/e/");
        json.writeEndObject();
        flags(json, false, "captureDeadClicks", "capturePerformance", "autocaptureExceptions");
        json.writeObjectFieldStart("errorTracking");
        flags(json, false, "autocaptureExceptions");
        json.writeArrayFieldStart("suppressionRules");
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("logs");
        flags(json, false, "captureConsoleLogs");
        json.writeEndObject();
        flags(json, false, "sessionRecording", "surveys", "productTours", "conversations");
        json.writeArrayFieldStart("siteApps");
        json.writeEndArray();
    }

    private static void flags(JsonGenerator json, boolean value, String... names) throws IOException {
        for (String name : names) {
            json.writeBooleanField(name, value);
        }
    }
}
