package footfall.admission;

import footfall.site.IngestRules;
import footfall.site.Site;
import java.time.Duration;
import java.time.Instant;

/// What holds for all events of a request.
///
/// @param customs    what the dialect takes for good
/// @param trusted    whether the key is kept on a server
/// @param receivedAt our time, to the millisecond
/// @param shift      by how much the client's times are moved
/// @param ageMax     how old an event may be
public record Reception(Site site, Customs customs, boolean trusted, Sender sender, Instant receivedAt, Duration shift,
                        Duration ageMax) {
    /// Reads what stands beside the events.
    static Reception of(Site site, Customs customs, boolean trusted, Sender sender, Instant receivedAt,
                        Claim<Member> shared) {
        Duration shift = shared.get(Member.SENT_AT).flatMap(Instants::of).map(sent -> Instants.shift(sent, receivedAt))
                .orElse(Duration.ZERO);
        if (shared.has(Member.SENT_AT) && shared.get(Member.SENT_AT).flatMap(Instants::of).isEmpty()) {
            shared.warn(Member.SENT_AT, "no time, ignored");
        }
        boolean historical = shared.get(Member.HISTORICAL).map(Raw::brief).orElse("").equals("true");
        if (historical && !trusted) {
            shared.warn(Member.HISTORICAL, "needs a trusted key, ignored");
        }
        int days = historical && trusted || customs.ages() == Customs.Ages.HISTORICAL ? Limits.HISTORICAL_DAYS_MAX
                : site.ingest().eventAgeMaxDays();
        return new Reception(site, customs, trusted, sender, receivedAt, shift, Duration.ofDays(days));
    }

    /// Whether nothing is made of events that tells of whom they come.
    boolean isAnonymous() {
        return sender.wantsPrivacy() && site.ingest().privacySignals() != IngestRules.PrivacySignals.IGNORE;
    }

    /// Whether events are not even kept.
    boolean isDropped() {
        return sender.wantsPrivacy() && site.ingest().privacySignals() == IngestRules.PrivacySignals.DROP;
    }
}
