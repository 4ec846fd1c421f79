package footfall.function.admin;

import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.edge.RouteTable;
import footfall.event.FailReason;
import footfall.log.FailedRow;
import footfall.report.Labels;
import footfall.site.SettingValue;
import footfall.site.SiteId;
import footfall.usecase.manage.ManageSites;
import footfall.usecase.redrive.RedriveFailed;
import footfall.wire.admin.RedriveAnswer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// `POST /v1/sites/{site}/failed/redrive`.
final class FailedRoutes {
    private static final Set<String> WISH = Set.of("ids", "reason", "before");
    private static final SettingValue UNSET = new SettingValue.Unset();
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final List<FailReason> WHOLE = Arrays.stream(FailReason.values())
            .filter(reason -> reason != FailReason.TOO_LARGE).toList();

    private final ManageSites sites;
    private final RedriveFailed redrive;
    private final AdminGate gate;

    FailedRoutes(ManageSites sites, RedriveFailed redrive, AdminGate gate) {
        this.sites = sites;
        this.redrive = redrive;
        this.gate = gate;
    }

    RouteTable on(RouteTable table) {
        return table.on("POST", "/v1/sites/{site}/failed/redrive", gate.guarding((request, path) ->
                AdminGate.atSite(request, path, site -> redrive(request, site))));
    }

    /// What a member of the body comes to: the rows that it wants, or what is wrong with it.
    private sealed interface Part {
        record Wants(Predicate<FailedRow> rows) implements Part {}

        record Wrong(String rule) implements Part {}
    }

    private Reply redrive(Request request, SiteId id) {
        return AdminGate.withMembers(request, members -> {
            Optional<String> unknown = members.keySet().stream().filter(name -> !WISH.contains(name)).findFirst();
            if (unknown.isPresent()) {
                return AdminGate.invalid(request, unknown.get(), "is no member; members are ids, reason, before");
            }
            if (members.containsKey("ids") && members.containsKey("reason")) {
                return AdminGate.invalid(request, "reason", "must not stand beside ids");
            }
            Predicate<FailedRow> wanted = _ -> true;
            for (Map.Entry<String, SettingValue> member : members.entrySet()) {
                switch (part(member.getKey(), member.getValue())) {
                    case Part.Wrong(String rule) -> {
                        return AdminGate.invalid(request, member.getKey(), rule);
                    }
                    case Part.Wants(Predicate<FailedRow> rows) -> wanted = wanted.and(rows);
                }
            }
            Predicate<FailedRow> rows = wanted;
            return AdminGate.reply(request, sites.get(id), site -> {
                RedriveFailed.Redriven done = redrive.redrive(site, rows);
                return Reply.json(202, RedriveAnswer.text(done.job(), done.redriven(), done.left(), done.oldest()));
            });
        });
    }

    private static Part part(String name, SettingValue value) {
        return value.equals(UNSET) ? new Part.Wants(_ -> true) : switch (name) {
            case "ids" -> ids(value);
            case "reason" -> reason(value);
            default -> before(value);
        };
    }

    private static Part ids(SettingValue value) {
        if (!(value instanceof SettingValue.Names(List<String> ids)) || ids.isEmpty()
                || ids.size() > RedriveFailed.EVENTS_MAX
                || ids.stream().anyMatch(id -> !UUID_FORM.matcher(id).matches())) {
            return new Part.Wrong("must be a list of 1 to " + RedriveFailed.EVENTS_MAX + " UUIDs");
        }
        Set<String> wanted = new HashSet<>();
        ids.forEach(id -> wanted.add(id.toLowerCase(Locale.ROOT)));
        return new Part.Wants(row -> wanted.contains(row.id().toString()));
    }

    private static Part reason(SettingValue value) {
        for (FailReason reason : WHOLE) {
            if (value.equals(new SettingValue.Text(reason.code()))) {
                return new Part.Wants(row -> row.reason() == reason);
            }
        }
        return new Part.Wrong("must be one of "
                + String.join(", ", WHOLE.stream().map(FailReason::code).toList()));
    }

    private static Part before(SettingValue value) {
        Optional<Instant> before = value instanceof SettingValue.Text(String text) ? Labels.read(text)
                : Optional.empty();
        return before.<Part>map(end -> new Part.Wants(row -> row.receivedAt().isBefore(end)))
                .orElseGet(() -> new Part.Wrong("must be an instant with its offset, as text"));
    }
}
