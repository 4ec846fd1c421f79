package footfall.function.admin;

import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.edge.RouteTable;
import footfall.site.KeyKind;
import footfall.site.SettingValue;
import footfall.site.SiteId;
import footfall.usecase.manage.ManageKeys;
import footfall.usecase.manage.ManageKeys.NewKey;
import footfall.usecase.manage.ManageKeys.Wish;
import footfall.usecase.manage.Managed;
import footfall.wire.admin.AdminAnswers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/v1/sites/{site}/keys` and what lies below.
final class KeyRoutes {
    private static final SettingValue OVERLAP_DEFAULT_SECONDS = new SettingValue.Whole(86_400);
    private static final Set<String> WISH = Set.of("kind", "label", "trusted", "key");
    private static final SettingValue NONE = new SettingValue.Text("");

    private final ManageKeys keys;
    private final AdminGate gate;

    KeyRoutes(ManageKeys keys, AdminGate gate) {
        this.keys = keys;
        this.gate = gate;
    }

    RouteTable on(RouteTable table) {
        return table
                .on("GET", "/v1/sites/{site}/keys", gate.guarding((request, path) ->
                        AdminGate.atSite(request, path, site -> AdminGate.reply(request, keys.list(site),
                                all -> Reply.json(200, AdminAnswers.keys(all))))))
                .on("POST", "/v1/sites/{site}/keys", gate.guarding((request, path) ->
                        AdminGate.atSite(request, path, site -> create(request, site))))
                .on("POST", "/v1/sites/{site}/keys/{key_id}/rotate", gate.guarding((request, path) ->
                        AdminGate.atSite(request, path, site -> rotate(request, site, path.get("key_id")))))
                .on("DELETE", "/v1/sites/{site}/keys/{key_id}", gate.guarding((request, path) ->
                        AdminGate.atSite(request, path, site -> AdminGate.reply(request,
                                keys.revoke(site, path.get("key_id")), ended -> new Reply(204, Map.of(), "")))));
    }

    private Reply create(Request request, SiteId site) {
        return AdminGate.withMembers(request, members -> {
            Optional<String> unknown = members.keySet().stream().filter(name -> !WISH.contains(name)).findFirst();
            if (unknown.isPresent()) {
                return AdminGate.invalid(request, unknown.get(), "is no member; members are kind, label, trusted, key");
            }
            Optional<KeyKind> kind = kind(members.getOrDefault("kind", NONE));
            if (kind.isEmpty()) {
                return AdminGate.invalid(request, "kind", "must be write or read");
            }
            if (!(members.getOrDefault("label", NONE) instanceof SettingValue.Text(String label))) {
                return AdminGate.invalid(request, "label", "must be a text");
            }
            if (!(members.getOrDefault("trusted", new SettingValue.Flag(false)) instanceof SettingValue.Flag(
                    boolean trusted)) || trusted && kind.get() != KeyKind.WRITE) {
                return AdminGate.invalid(request, "trusted", "must be true or false, and true only for a write key");
            }
            Wish wish = new Wish(kind.get(), label, trusted);
            return switch (members.getOrDefault("key", new SettingValue.Unset())) {
                case SettingValue.Unset() -> made(request, keys.create(site, wish));
                case SettingValue.Text(String own) -> made(request, keys.bring(site, wish, own));
                case SettingValue other -> AdminGate.invalid(request, "key", "must be a text");
            };
        });
    }

    private Reply rotate(Request request, SiteId site, String keyId) {
        return AdminGate.withMembers(request, members -> {
            Optional<String> unknown = members.keySet().stream().filter(name -> !name.equals("overlap_seconds"))
                    .findFirst();
            if (unknown.isPresent()) {
                return AdminGate.invalid(request, unknown.get(), "is no member; the one member is overlap_seconds");
            }
            SettingValue overlap = members.getOrDefault("overlap_seconds", OVERLAP_DEFAULT_SECONDS);
            return overlap instanceof SettingValue.Whole(long seconds)
                    ? made(request, keys.rotate(site, keyId, Duration.ofSeconds(seconds)))
                    : AdminGate.invalid(request, "overlap_seconds", "must be a whole number, 0 to "
                            + ManageKeys.OVERLAP_MAX.toSeconds());
        });
    }

    private static Reply made(Request request, Managed<NewKey> managed) {
        return AdminGate.reply(request, managed,
                made -> Reply.json(201, AdminAnswers.newKey(made.text(), made.key())));
    }

    private static Optional<KeyKind> kind(SettingValue wanted) {
        return wanted.equals(new SettingValue.Text("write")) ? Optional.of(KeyKind.WRITE)
                : wanted.equals(new SettingValue.Text("read")) ? Optional.of(KeyKind.READ) : Optional.empty();
    }
}
