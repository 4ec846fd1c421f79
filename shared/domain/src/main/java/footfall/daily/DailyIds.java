package footfall.daily;

import footfall.cache.ExpiringCache;
import footfall.identity.DailyId;
import footfall.identity.DailyRule;
import footfall.identity.Salt;
import footfall.identity.Traces;
import footfall.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;

/// Makes cookieless ids: asks for a salt again after `SALT_CACHE`, and remembers few of them. Safe for use by many
/// threads.
public final class DailyIds {
    /// How long a salt is believed without asking again.
    public static final Duration SALT_CACHE = Duration.ofMinutes(10);
    private static final int DATES_MAX = 8;

    private final Function<LocalDate, Salt> source;
    private final ExpiringCache<LocalDate, Salt> salts;

    /// @param source the salt of a date; may throw `Unavailable`, which goes on
    public DailyIds(Function<LocalDate, Salt> source, InstantSource clock) {
        this.source = source;
        this.salts = new ExpiringCache<>(clock, SALT_CACHE, DATES_MAX);
    }

    /// The daily id of an event's date in the zone of the rule; and that of the date before, if a gap to that date can
    /// be short enough for a visit to go on. Salts are destroyed at 00:00 UTC two days after their date, so an event
    /// that is older takes that of the date it was received, and an id of its own date is made of it.
    public DailyId of(Site site, DailyRule rule, Traces traces, Instant at, Instant receivedAt) {
        if (!rule.isKnown(traces)) {
            return DailyId.NONE;
        }
        ZoneId zone = rule.zone(site.timeZone());
        LocalDate date = LocalDate.ofInstant(at, zone);
        LocalDate oldest = LocalDate.ofInstant(receivedAt, ZoneOffset.UTC).minusDays(1);
        if (date.isBefore(oldest)) {
            Salt salt = salt(LocalDate.ofInstant(receivedAt, zone));
            return new DailyId(rule.idOf(date, traces, salt, site.id()), "");
        }
        Instant begin = date.atStartOfDay(zone).toInstant();
        LocalDate before = LocalDate.ofInstant(begin.minusMillis(1), zone);
        boolean goesOn = Duration.between(begin, at).compareTo(site.timeouts().at(at)) < 0 && !before.isBefore(oldest);
        return new DailyId(rule.id(traces, salt(date), site.id()),
                goesOn ? rule.id(traces, salt(before), site.id()) : "");
    }

    private Salt salt(LocalDate date) {
        return salts.get(date, source);
    }
}
