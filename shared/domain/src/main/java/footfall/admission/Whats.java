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

    static What read(Claim<Member> claim, int place, Reception reception) {
        What what = switch (claim.get(Member.TYPE).map(Raw::brief).orElse("")) {
            case "pageview" -> new What.PageView();
            case "event" -> custom(claim, reception);
            case "identify" -> new What.Identify(Properties.read(claim, Member.TRAITS, reception), place);
            case "request" -> request(claim);
            case "engagement" -> engagement(claim);
            case "increment" -> Tellings.increment(claim, place, reception);
            case "group" -> Tellings.group(claim, place, reception.customs().people());
            case "assign" -> Tellings.assign(claim, reception.customs().people());
            case String other -> {
                claim.refuse(RejectCode.UNKNOWN_TYPE, Member.TYPE);
                yield NOTHING;
            }
        };
        if (!(what instanceof What.Custom)) {
            withoutName(claim);
            if (claim.has(Member.REVENUE_MINOR)) {
                Revenues.read(claim, reception);
            }
        }
        return what;
    }

    private static void withoutName(Claim<Member> claim) {
        if (claim.has(Member.NAME)) {
            claim.warn(Member.NAME, "only with type event, ignored");
        }
        if (claim.has(Member.REVENUE)) {
            claim.refuse(RejectCode.REVENUE_INVALID, Member.REVENUE);
        }
    }

    private static What custom(Claim<Member> claim, Reception reception) {
        return new What.Custom(name(claim, reception.customs().nameMax()), Revenues.read(claim, reception));
    }

    private static String name(Claim<Member> claim, int max) {
        String sent = claim.get(Member.NAME)
                .map(raw -> raw instanceof Raw.Scalar(Value.Text(String text)) ? text.strip() : "").orElse("");
        String name = CleanText.of(sent);
        if (name.isEmpty()) {
            claim.refuse(RejectCode.NAME_MISSING, Member.NAME);
        } else if (CleanText.hasControl(sent)) {
            claim.refuse(RejectCode.CONTROL_CHARACTER, Member.NAME);
        } else if (CleanText.length(name) > max) {
            claim.refuse(RejectCode.NAME_TOO_LONG, Member.NAME);
        } else if (RESERVED.contains(name)) {
            claim.refuse(RejectCode.NAME_RESERVED, Member.NAME);
        }
        return name;
    }

    private static What request(Claim<Member> event) {
        if (!event.has(Member.REQUEST)) {
            event.refuse(RejectCode.REQUEST_INVALID, Member.REQUEST);
        }
        Claim<String> claim = event.within(Member.REQUEST, RejectCode.REQUEST_INVALID);
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

    private static long required(Claim<String> claim, String name, int min, int max) {
        if (!claim.has(name)) {
            claim.refuse(RejectCode.REQUEST_INVALID, name);
        }
        return claim.number(name, min, max, min, RejectCode.REQUEST_INVALID);
    }

    private static long bytes(Claim<String> claim, String name) {
        return claim.number(name, 0, Limits.REQUEST_BYTES_MAX, -1, RejectCode.REQUEST_INVALID);
    }

    private static What engagement(Claim<Member> claim) {
        RejectCode code = RejectCode.ENGAGEMENT_INVALID;
        if (!claim.has(Member.ENGAGED_MS) && !claim.has(Member.SCROLL_ADD_PCT)) {
            claim.refuse(code, Member.ENGAGED_MS);
        }
        return new What.Engagement((int) claim.number(Member.ENGAGED_MS, 0, Limits.ENGAGED_MAX_MS, 0, code),
                (int) claim.number(Member.SCROLL_ADD_PCT, 0, 100, 0, code),
                (int) claim.number(Member.SEQ, 1, Limits.ENGAGEMENT_SEQ_MAX, 1, code));
    }
}
