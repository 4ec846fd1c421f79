package footfall.function.admin;

import footfall.edge.KeyProblems;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.edge.RouteTable.Endpoint;
import footfall.site.KeyKind;
import footfall.site.SettingFault;
import footfall.site.SettingValue;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.check.CheckKey;
import footfall.usecase.manage.Managed;
import footfall.wire.admin.Members;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What all administration routes share: who may come in, how bodies are read, how refusals are told.
final class AdminGate {
    private static final String BEARER = "bearer ";

    private final CheckKey check;

    AdminGate(CheckKey check) {
        this.check = check;
    }

    /// Lets an endpoint answer whoever shows an admin key.
    Endpoint guarding(Endpoint endpoint) {
        return (request, path) -> refusal(request).map(problem -> problem.reply(request.requestId()))
                .orElseGet(() -> endpoint.answer(request, path));
    }

    /// Lets an endpoint answer for the site that the path names.
    static Reply atSite(Request request, Map<String, String> path, Function<SiteId, Reply> endpoint) {
        String site = path.get("site");
        return SiteId.isValid(site) ? endpoint.apply(new SiteId(site)).noting("site", site)
                : refused(request, Managed.Refusal.SITE_NOT_FOUND);
    }

    /// Lets an endpoint answer what the body says.
    static Reply withMembers(Request request, Function<Map<String, SettingValue>, Reply> endpoint) {
        return switch (Members.read(request.body())) {
            case Members.Reading.Done(var members) -> endpoint.apply(members);
            case Members.Reading.Malformed(long at) -> Problem.of(400, "malformed_json", "the body must be one JSON "
                    + "object without a name twice; it is not at byte " + at).reply(request.requestId());
        };
    }

    /// What a deed of the administration came to.
    static <T> Reply reply(Request request, Managed<T> managed, Function<T, Reply> done) {
        return switch (managed) {
            case Managed.Done<T>(T result) -> done.apply(result);
            case Managed.Refused<T>(var refusal, var faults) -> {
                Problem problem = problem(refusal);
                for (SettingFault fault : faults) {
                    problem = problem.at(fault.path(), fault.message());
                }
                yield problem.reply(request.requestId());
            }
        };
    }

    static Reply invalid(Request request, String path, String message) {
        return problem(Managed.Refusal.INVALID_SETTING).at(path, message).reply(request.requestId());
    }

    static Reply refused(Request request, Managed.Refusal refusal) {
        return problem(refusal).reply(request.requestId());
    }

    private static Problem problem(Managed.Refusal refusal) {
        return switch (refusal) {
            case INVALID_SETTING -> Problem.of(400, "invalid_setting", "a setting has a value that it can not have");
            case SITE_NOT_FOUND -> Problem.of(404, "site_not_found", "there is no site of this name");
            case SITE_EXISTS -> Problem.of(409, "site_exists",
                    "a site has or had this name; a name is never used again");
            case VERSION_MISMATCH -> Problem.of(412, "version_mismatch",
                    "the site has changed since; read it again");
            case KEY_NOT_FOUND -> Problem.of(404, "key_not_found", "the site has no live key of this id");
            case KEY_EXISTS -> Problem.of(409, "key_exists", "this key is or was in use");
            case TOO_MANY_KEYS -> Problem.of(409, "too_many_keys", "a site can have " + SiteKey.LIVE_MAX
                    + " live keys of a kind; revoke one first");
        };
    }

    private Optional<Problem> refusal(Request request) {
        String header = request.header("authorization").orElse("");
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(Problem.of(401, "missing_key", "an admin key is needed: Authorization: Bearer ffa_..."));
        }
        return switch (check.check(header.substring(BEARER.length()).strip(), KeyKind.ADMIN)) {
            case CheckKey.Answer.Granted granted -> Optional.empty();
            case CheckKey.Answer.Refused(var why) -> Optional.of(KeyProblems.of(why));
        };
    }
}
