package footfall.site;

import footfall.time.Day;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every setting of a site by its name: what it can be, what it is, and how it is changed.
public final class Settings {
    /// The setting under which the five retentions stand.
    public static final String RETENTION = "retention_days";

    private Settings() {}

    /// Every setting of a site, as it is shown.
    public static Map<String, SettingValue> of(Site site) {
        Map<String, SettingValue> shown = new LinkedHashMap<>();
        SettingList.ALL.forEach(setting -> shown.put(setting.path(), setting.shown(site)));
        return shown;
    }

    /// A new site with some settings that are not the defaults, or all that is wrong with the wish. Its shards and
    /// its session timeout hold from the beginning.
    public static Change make(SiteId id, Map<String, SettingValue> wanted, Instant now) {
        Site site = Site.withDefaults(id, id.value(), now);
        return switch (change(site, wanted, now)) {
            case Change.Accepted(Site made) -> {
                int shards = made.sharding().count();
                yield new Change.Accepted(new SiteDraft(made).done(made.keepingAll(),
                        new Sharding(shards, shards, new Day(0)), Timeouts.always(made.sessionTimeout()), now));
            }
            case Change.Refused refused -> refused;
        };
    }

    /// A site with some settings changed, or all that is wrong with the wish. The version stays. More shards hold from
    /// the next UTC midnight on, another session timeout from the next hour.
    public static Change change(Site site, Map<String, SettingValue> wanted, Instant now) {
        SiteDraft draft = new SiteDraft(site);
        List<SettingFault> faults = new ArrayList<>();
        wanted.forEach((path, value) -> put(site, draft, path, value).ifPresent(faults::add));
        if (faults.isEmpty()) {
            faults.addAll(retentionFaults(draft));
        }
        Timeouts timeouts = site.timeouts().with(draft.sessionTimeout, now);
        if (!timeouts.isFit()) {
            faults.add(new SettingFault("session_timeout_ms", "was changed " + Timeouts.CHANGES_MAX
                    + " times, can not be changed again, as old visits stay what they are"));
        }
        return switch (Resharding.of(site.sharding(), draft.shards, Day.of(now))) {
            case Resharding.Refused(String why) -> {
                faults.add(new SettingFault("shards", why));
                yield new Change.Refused(faults);
            }
            case Resharding.Done(Sharding sharding) -> faults.isEmpty()
                    ? new Change.Accepted(draft.done(site, sharding, timeouts, now)) : new Change.Refused(faults);
        };
    }

    private static Optional<SettingFault> put(Site site, SiteDraft draft, String path, SettingValue value) {
        if (path.equals(RETENTION) && value instanceof SettingValue.Unset) {
            draft.take(Retention.DEFAULT);
            return Optional.empty();
        }
        if (path.equals(RETENTION)) {
            return Optional.of(new SettingFault(path,
                    "must be an object with raw, sessions, visitors, hours, days, or null"));
        }
        return SettingList.ALL.stream().filter(setting -> setting.path().equals(path)).findFirst()
                .map(setting -> setting.put(site, draft, value))
                .orElseGet(() -> Optional.of(new SettingFault(path, "is no setting; settings are "
                        + SettingList.ALL.stream().map(Setting::path).collect(Collectors.joining(", ")))));
    }

    private static List<SettingFault> retentionFaults(SiteDraft draft) {
        if (draft.rawDays <= draft.hourDays && draft.hourDays <= draft.dayDays) {
            return List.of();
        }
        String order = "retention_days must be raw <= hours <= days";
        boolean raw = draft.rawDays > draft.hourDays;
        return List.of(new SettingFault(RETENTION + (raw ? ".raw" : ".hours"), order),
                new SettingFault(RETENTION + (raw ? ".hours" : ".days"), order));
    }

    /// What became of a wish to change a site.
    public sealed interface Change {
        /// The site as wished.
        record Accepted(Site site) implements Change {}

        /// Nothing changes; all that is wrong.
        record Refused(List<SettingFault> faults) implements Change {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }
}
