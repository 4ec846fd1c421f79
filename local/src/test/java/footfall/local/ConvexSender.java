package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.site.KeyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Sends as the browser SDK of the Convex component does, and the set of the acceptance cases.
abstract class ConvexSender {
    static final Instant T = Instant.parse("2026-03-09T09:00:00Z");
    static final String DAY = "`date_range`:[`2026-03-09`,`2026-03-09`]";

    final HandHouse house = new HandHouse();

    HandHouse.Answer post(String body) {
        return house.foreign("POST", "/analytics/ingest", Map.of("x-analytics-write-key",
                HandHouse.key(KeyKind.WRITE, "site")), body.replace('`', '"'));
    }

    HandHouse.Answer send(String visitor, String session, String context, String... events) {
        return post("{`visitorId`:`" + visitor + "`,`sessionId`:`" + session + "`,`context`:{" + context
                + "},`events`:[" + String.join(",", events) + "]}");
    }

    void took(int accepted, int rejected, HandHouse.Answer answer) {
        assertEquals(202, answer.status());
        assertEquals("{\"accepted\":" + accepted + ",\"rejected\":" + rejected + "}", answer.json().toString());
        house.deliver(2);
    }

    static String event(String type, Duration after, String... more) {
        return "{`type`:`" + type + "`,`occurredAt`:" + T.plus(after).toEpochMilli()
                + (more.length == 0 ? "" : "," + String.join(",", more)) + "}";
    }

    static String page(String path, Duration after) {
        return event("pageview", after, "`path`:`" + path + "`");
    }

    static String track(String name, Duration after, String properties) {
        return event("track", after, "`name`:`" + name + "`", "`properties`:{" + properties + "}");
    }

    static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    /// Three batches of two visitors.
    void sendTheSet() {
        String chrome = "`device`:`Desktop`,`browser`:`Chrome`,`os`:`macOS`,`country`:`US`,";
        String safari = "`device`:`Mobile`,`browser`:`Safari`,`os`:`iOS`,`country`:`FR`,";
        took(3, 0, send("visitor-1", "session-a", chrome + "`utmSource`:`newsletter`,`utmCampaign`:`launch`",
                page("/", Duration.ZERO), track("signup_click", minutes(1), ""), event("identify", minutes(2),
                        "`userId`:`user-1`", "`properties`:{`plan`:`pro`,`company`:`Acme`}")));
        took(3, 0, send("visitor-2", "session-b", safari + "`utmSource`:`ads`,`utmCampaign`:`launch`",
                event("pageview", minutes(5), "`path`:`/pricing`", "`referrer`:`https://google.com`"),
                page("/checkout", minutes(6)), track("purchase", minutes(7), "")));
        took(2, 0, send("visitor-1", "session-c", chrome + "`utmSource`:`newsletter`,`utmCampaign`:`docs`",
                page("/docs", minutes(120)), track("search", minutes(120).plusSeconds(30), "")));
    }
}
