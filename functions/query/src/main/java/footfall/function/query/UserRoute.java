package footfall.function.query;

import footfall.edge.Json;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.usecase.ask.ReadProfile;
import footfall.wire.query.ProfileWriter;
import java.util.Map;

/// `GET /v1/sites/{site}/users/{id}`.
final class UserRoute {
    private final Readers readers;
    private final ReadProfile profiles;

    UserRoute(Readers readers, ReadProfile profiles) {
        this.readers = readers;
        this.profiles = profiles;
    }

    /// What is known of a person.
    Reply find(Request request, Map<String, String> path) {
        return readers.with(request, path, site -> profiles.read(site, path.getOrDefault("id", ""))
                .map(profile -> Reply.json(200, Json.text(json -> ProfileWriter.write(json, profile))))
                .orElseGet(() -> Problem.of(404, "user_not_found", "no event names this user")
                        .reply(request.requestId())));
    }
}
