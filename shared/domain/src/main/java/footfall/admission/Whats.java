package footfall.admission;

import footfall.event.Value;
import footfall.event.What;
import footfall.page.CleanText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what happened: the type, and what only that type has.
final class Whats {
    private static final Set<String> RESERVED = Set.of("session_start", "session_end");
    private static final Pattern METHOD = Pattern.compile("[A-Z-]{1,20}");
    private static final What NOTHING = new What.PageView();

    private Whats() {}

    static What read(Claim claim, int place, Reception reception) {
        What what = switch (claim.get("type").map(Raw::brief).orElse("")) {
            case "pageview" -> new What.PageView();
            case "event" -> custom(claim, reception);
            case "identify" -> new What.Identify(Properties.read(claim, "traits", reception), place);
            case "request" -> request(claim);
            case "engagement" -> engagement(claim);
            case "increment" -> Tellings.increment(claim, place, reception);
            case "group" -> Tellings.group(claim, place, reception.customs().people());
            case "assign" -> Tellings.assign(claim, reception.customs().people());
            case String other -> {
                claim.refuse(RejectCode.UNKNOWN_TYPE, "type");
                yield NOTHING;
            }
        };
        if (!(what instanceof What.Custom)) {
            withoutName(claim);
            if (claim.has("revenue_minor")) {
                Revenues.read(claim, reception);
            }
        }
        return what;
    }

    private static void withoutName(Claim claim) {
        if (claim.has("name")) {
            claim.warn("name", "only with type event, ignored");
        }
        if (claim.has("revenue")) {
            claim.refuse(RejectCode.REVENUE_INVALID, "revenue");
        }
    }

    private static What custom(Claim claim, Reception reception) {
        return new What.Custom(name(claim, reception.customs().nameMax()), Revenues.read(claim, reception));
    }

    private static String name(Claim claim, int max) {
        String sent = claim.get("name")
                .map(raw -> raw instanceof Raw.Scalar(Value.Text(String text)) ? text.strip() : "").orElse("");
        String name = CleanText.of(sent);
        if (name.isEmpty()) {
            claim.refuse(RejectCode.NAME_MISSING, "name");
        } else if (CleanText.hasControl(sent)) {
            claim.refuse(RejectCode.CONTROL_CHARACTER, "name");
        } else if (CleanText.length(name) > max) {
            claim.refuse(RejectCode.NAME_TOO_LONG, "name");
        } else if (RESERVED.contains(name)) {
            claim.refuse(RejectCode.NAME_RESERVED, "name");
        }
        return name;
    }

    private static What request(Claim event) {
        if (!event.has("request")) {
            event.refuse(RejectCode.REQUEST_INVALID, "request");
        }
        Claim claim = event.within("request", RejectCode.REQUEST_INVALID);
        String route = claim.text("route", Limits.ROUTE_MAX, RejectCode.REQUEST_INVALID);
        String method = claim.text("method", Limits.ROUTE_MAX, RejectCode.REQUEST_INVALID).toUpperCase(Locale.ROOT);
        if (route.isEmpty()) {
            claim.refuse(RejectCode.REQUEST_INVALID, "route");
        }
        if (!METHOD.matcher(method).matches()) {
            claim.refuse(RejectCode.REQUEST_INVALID, "method");
        }
        return new What.Request(route, method, (int) required(claim, "status", 100, 599),
                (int) required(claim, "duration_ms", 0, Limits.REQUEST_DURATION_MAX_MS), bytes(claim, "bytes_in"),
                bytes(claim, "bytes_out"), claim.cutText("error", Limits.REQUEST_ERROR_MAX));
    }

    private static long required(Claim claim, String name, int min, int max) {
        if (!claim.has(name)) {
            claim.refuse(RejectCode.REQUEST_INVALID, name);
        }
        return claim.number(name, min, max, min, RejectCode.REQUEST_INVALID);
    }

    private static long bytes(Claim claim, String name) {
        return claim.number(name, 0, Limits.REQUEST_BYTES_MAX, -1, RejectCode.REQUEST_INVALID);
    }

    private static What engagement(Claim claim) {
        RejectCode code = RejectCode.ENGAGEMENT_INVALID;
        if (!claim.has("engaged_ms") && !claim.has("scroll_add_pct")) {
            claim.refuse(code, "engaged_ms");
        }
        return new What.Engagement((int) claim.number("engaged_ms", 0, Limits.ENGAGED_MAX_MS, 0, code),
                (int) claim.number("scroll_add_pct", 0, 100, 0, code),
                (int) claim.number("seq", 1, Limits.ENGAGEMENT_SEQ_MAX, 1, code));
    }
}
