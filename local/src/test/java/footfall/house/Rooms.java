package footfall.house;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The rooms of the house and who may import whom: the table behind `docs/ARCHITECTURE.md`.
final class Rooms {
    /// What is true, without stores, clocks and wires.
    static final Set<String> MODEL = Set.of("time", "site", "identity", "event", "log", "rollup", "visit", "profile",
            "report", "listing");

    /// What needs nothing but the JDK: the model, what it asks of the outside, and the deeds.
    static final Set<String> DOMAIN = with(MODEL, "page", "admission", "port", "recount", "cache", "daily",
            "prefix", "usecase.check", "usecase.accept", "usecase.reduce", "usecase.ask", "usecase.list",
            "usecase.manage", "usecase.redrive", "usecase.reconcile");

    /// Each room, and the rooms of ours that it may import. A package that is not named here fails the build.
    static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("time", Set.of()),
            Map.entry("site", Set.of("time")),
            Map.entry("identity", Set.of("site", "time")),
            Map.entry("event", Set.of("identity", "site", "time")),
            Map.entry("log", Set.of("event", "identity", "site", "time")),
            Map.entry("rollup", Set.of("log", "event", "identity", "site", "time")),
            Map.entry("visit", Set.of("rollup", "log", "event", "identity", "site", "time")),
            Map.entry("profile", Set.of("rollup", "log", "event", "identity", "site", "time")),
            Map.entry("report", Set.of("profile", "visit", "rollup", "log", "event", "identity", "site", "time")),
            Map.entry("listing", Set.of("report", "profile", "visit", "rollup", "log", "event", "identity", "site",
                    "time")),
            Map.entry("page", Set.of("event", "identity", "site", "time")),
            Map.entry("admission", Set.of("page", "event", "identity", "site", "time")),
            Map.entry("port", MODEL),
            Map.entry("recount", MODEL),
            Map.entry("cache", Set.of()),
            Map.entry("daily", Set.of("identity", "site", "time", "cache")),
            Map.entry("prefix", with(MODEL, "port")),
            // No room of deeds imports another one: what two of them need stands above.
            Map.entry("usecase.check", with(MODEL, "port", "cache")),
            Map.entry("usecase.accept", with(MODEL, "page", "admission", "port", "cache", "daily")),
            Map.entry("usecase.reduce", with(MODEL, "port", "prefix")),
            Map.entry("usecase.ask", with(MODEL, "port", "prefix")),
            Map.entry("usecase.list", with(MODEL, "port", "prefix", "daily")),
            Map.entry("usecase.redrive", with(MODEL, "port", "prefix")),
            Map.entry("usecase.manage", with(MODEL, "port")),
            Map.entry("usecase.reconcile", with(MODEL, "port", "prefix", "recount")),
            Map.entry("wire", with(MODEL, "page", "admission", "edge")),
            Map.entry("wire.footfall", dialect()),
            Map.entry("wire.convex", dialect()),
            Map.entry("wire.openpanel", dialect()),
            Map.entry("wire.posthog", dialect()),
            Map.entry("wire.query", MODEL),
            Map.entry("wire.admin", MODEL),
            Map.entry("codec", MODEL),
            Map.entry("edge", with(MODEL, "port")),
            Map.entry("aws", with(MODEL, "port", "codec")),
            Map.entry("enrich", with(MODEL, "port")),
            Map.entry("memory", with(MODEL, "port")),
            Map.entry("contract", with(MODEL, "port")),
            Map.entry("function.ingest", functions()),
            Map.entry("function.reducer", functions()),
            Map.entry("function.query", functions()),
            Map.entry("function.admin", functions()),
            Map.entry("function.jobs", functions()),
            Map.entry("local", with(functions(), "memory", "function.ingest", "function.reducer", "function.query",
                    "function.admin", "function.jobs")),
            Map.entry("local.sam", Set.of("aws", "port", "site", "usecase.manage")));

    private Rooms() {}

    /// The root package of every room.
    static String in(String room) {
        return "footfall." + room;
    }

    private static Set<String> dialect() {
        return with(MODEL, "page", "admission", "edge", "wire");
    }

    private static Set<String> functions() {
        return with(DOMAIN, "edge", "wire", "wire.footfall", "wire.convex", "wire.openpanel", "wire.posthog",
                "wire.query", "wire.admin", "codec", "aws", "enrich");
    }

    private static Set<String> with(Set<String> rooms, String... more) {
        Set<String> all = new HashSet<>(rooms);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
