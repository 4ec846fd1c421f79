package footfall.wire.query;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.report.Labels;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/// Writes what events and sessions both have. What is not known is left out.
final class Blocks {
    private Blocks() {}

    static void source(JsonGenerator json, Source source) throws IOException {
        texts(json, Map.of("source", source.name(), "referrer", source.referrer(), "utm_source", source.utmSource(),
                "utm_medium", source.utmMedium(), "utm_campaign", source.utmCampaign(), "utm_term", source.utmTerm(),
                "utm_content", source.utmContent(), "click_id", source.clickId()));
    }

    static void technology(JsonGenerator json, Technology technology) throws IOException {
        texts(json, Map.of("browser", technology.browser(), "browser_version", technology.browserVersion(), "os",
                technology.os(), "os_version", technology.osVersion(), "device", technology.device()));
    }

    static void place(JsonGenerator json, Place place) throws IOException {
        texts(json, Map.of("country", place.country(), "region", place.region(), "city", place.city(), "language",
                place.language(), "screen", place.screen()));
    }

    // Map.of has no order of its own; a sorted one makes equal answers equal texts.
    static void texts(JsonGenerator json, Map<String, String> texts) throws IOException {
        for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
            if (!text.getValue().isEmpty()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
        }
    }

    static String time(Instant instant) {
        return Labels.of(instant, ZoneOffset.UTC);
    }
}
