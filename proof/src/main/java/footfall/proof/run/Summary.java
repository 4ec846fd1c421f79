package footfall.proof.run;

import footfall.proof.schedule.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a proof did.
///
/// @param killEvents  events that were sent while processes were killed
/// @param differences all that was not as it must be
record Summary(List<Campaign.Tally> campaigns, int kills, long killEvents, List<String> differences, long seconds) {
    long schedules() {
        return campaigns.stream().mapToLong(Campaign.Tally::schedules).sum();
    }

    long events() {
        return killEvents + campaigns.stream().mapToLong(Campaign.Tally::events).sum();
    }

    /// Faults by kind: the words of a call's outcome, underscored.
    Map<Outcome, Long> faults() {
        Map<Outcome, Long> all = new EnumMap<>(Outcome.class);
        campaigns.forEach(campaign -> campaign.faults().forEach((kind, count) -> all.merge(kind, count, Long::sum)));
        return all;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Campaign.Tally campaign : campaigns) {
            text.append("  %-24s %,11d schedules  %s%n".formatted(campaign.name(), campaign.schedules(),
                    (campaign.complete() ? "complete: " : "not complete: ") + campaign.how()));
        }
        return text.append("%,d schedules, %,d faults, %,d kills, %,d events, %,d differences, %,d s%n".formatted(
                schedules(), faults().values().stream().mapToLong(Long::longValue).sum(), kills, events(),
                differences.size(), seconds)).toString();
    }

    void write(Path file) throws IOException {
        String faults = faults().entrySet().stream()
                .map(entry -> "\"%s\": %d".formatted(entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue()))
                .collect(Collectors.joining(", "));
        String scopes = campaigns.stream().map(campaign -> """
                    {"name": "%s", "about": "%s", "how": "%s", "complete": %b, "schedules": %d, "pruned": %d, \
                "steps": %d, "ends": %d}""".formatted(campaign.name(), campaign.about(), campaign.how(),
                campaign.complete(), campaign.schedules(), campaign.pruned(), campaign.steps(), campaign.ends()))
                .collect(Collectors.joining(",\n"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {
                  "schedules": %d,
                  "faults": {%s},
                  "kills": %d,
                  "events": %d,
                  "differences": %d,
                  "seconds": %d,
                  "scopes": [
                %s
                  ]
                }
                """.formatted(schedules(), faults, kills, events(), differences.size(), seconds, scopes));
    }
}
