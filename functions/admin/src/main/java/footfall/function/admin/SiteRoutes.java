package footfall.function.admin;

import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.edge.RouteTable;
import footfall.site.SettingValue;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.manage.ManageSites;
import footfall.wire.admin.AdminAnswers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/v1/sites` and `/v1/sites/{site}`.
final class SiteRoutes {
    private static final int PAGE_DEFAULT = 50;
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern IF_MATCH = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"");

    private final ManageSites sites;
    private final AdminGate gate;

    SiteRoutes(ManageSites sites, AdminGate gate) {
        this.sites = sites;
        this.gate = gate;
    }

    RouteTable on(RouteTable table) {
        return table.on("POST", "/v1/sites", gate.guarding((request, path) -> create(request)))
                .on("GET", "/v1/sites", gate.guarding((request, path) -> list(request)))
                .on("GET", "/v1/sites/{site}", gate.guarding((request, path) ->
                        AdminGate.atSite(request, path, site -> get(request, site))))
                .on("PATCH", "/v1/sites/{site}", gate.guarding((request, path) ->
                        AdminGate.atSite(request, path, site -> patch(request, site))))
                .on("DELETE", "/v1/sites/{site}", gate.guarding((request, path) ->
                        AdminGate.atSite(request, path, site -> delete(request, site))));
    }

    private Reply create(Request request) {
        return AdminGate.withMembers(request, members -> {
            Map<String, SettingValue> settings = new LinkedHashMap<>(members);
            if (!(settings.remove("id") instanceof SettingValue.Text(String id))) {
                return AdminGate.invalid(request, "id", "must be a text that matches [a-z0-9][a-z0-9-]{1,62}");
            }
            return AdminGate.reply(request, sites.create(id, settings), made -> tagged(201, made.site(),
                    AdminAnswers.newSite(made.site(), made.write().text(), made.write().key(), made.read().text(),
                            made.read().key())).with("location", "/v1/sites/" + id));
        });
    }

    private Reply list(Request request) {
        String limit = request.query().getOrDefault("limit", Integer.toString(PAGE_DEFAULT));
        if (!LIMIT.matcher(limit).matches() || Integer.parseInt(limit) > ManageSites.PAGE_MAX) {
            return Problem.of(400, "invalid_limit", "limit must be a whole number, 1 to " + ManageSites.PAGE_MAX)
                    .at("limit", "is " + shortened(limit)).reply(request.requestId());
        }
        Optional<String> after = name(request.query().getOrDefault("cursor", ""));
        if (after.isEmpty()) {
            return Problem.of(400, "cursor_invalid", "cursor must be the next_cursor of an answer")
                    .at("cursor", "is none of ours").reply(request.requestId());
        }
        ManageSites.Page page = sites.list(after.get(), Integer.parseInt(limit));
        return Reply.json(200, AdminAnswers.sites(page.sites(), cursor(page.next())));
    }

    private Reply get(Request request, SiteId id) {
        return AdminGate.reply(request, sites.get(id), site -> tagged(200, site, AdminAnswers.site(site)));
    }

    private Reply patch(Request request, SiteId id) {
        String wanted = request.header("if-match").orElse("*").strip();
        Matcher version = IF_MATCH.matcher(wanted);
        boolean any = wanted.equals("*");
        // A tag that is none of ours names a version that no site has.
        OptionalLong read = any ? OptionalLong.empty()
                : OptionalLong.of(version.matches() ? Long.parseLong(version.group(1)) : 0);
        return AdminGate.withMembers(request, settings -> AdminGate.reply(request, sites.patch(id, settings, read),
                site -> tagged(200, site, AdminAnswers.site(site))));
    }

    private Reply delete(Request request, SiteId id) {
        return AdminGate.reply(request, sites.delete(id), site -> new Reply(204, Map.of(), ""));
    }

    private static Reply tagged(int status, Site site, String body) {
        return Reply.json(status, body).with("etag", "\"" + site.version() + "\"");
    }

    private static String cursor(String after) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> name(String cursor) {
        try {
            String name = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Optional.of(name).filter(text -> cursor.isEmpty() || SiteId.isValid(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40);
    }
}
