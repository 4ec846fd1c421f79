package footfall.function.query;

import footfall.edge.Json;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.event.GroupId;
import footfall.usecase.list.ReadProfile;
import footfall.wire.query.ProfileWriter;
import java.util.Map;

/// `GET /v1/sites/{site}/users/{id}` and `GET /v1/sites/{site}/groups/{type}/{id}`.
final class ProfileRoutes {
    private final Readers readers;
    private final ReadProfile profiles;

    ProfileRoutes(Readers readers, ReadProfile profiles) {
        this.readers = readers;
        this.profiles = profiles;
    }

    /// What is known of a person.
    Reply user(Request request, Map<String, String> path) {
        return readers.with(request, path, site -> profiles.read(site, path.getOrDefault("id", ""))
                .map(profile -> Reply.json(200, Json.text(json -> ProfileWriter.write(json, profile))))
                .orElseGet(() -> Problem.of(404, "user_not_found", "no event names this user")
                        .reply(request.requestId())));
    }

    /// What is known of a group.
    Reply group(Request request, Map<String, String> path) {
        GroupId group = new GroupId(path.getOrDefault("type", ""), path.getOrDefault("id", ""));
        return readers.with(request, path, site -> profiles.group(site, group)
                .map(found -> Reply.json(200, Json.text(json -> ProfileWriter.write(json, found))))
                .orElseGet(() -> Problem.of(404, "group_not_found", "no event tells of this group")
                        .reply(request.requestId())));
    }
}
