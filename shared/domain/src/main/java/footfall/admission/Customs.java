package footfall.admission;

import footfall.identity.DailyRule;
import java.time.Duration;

/// What a dialect takes for good, where dialects differ: data, so that no rule asks which dialect it is.
///
/// @param people     which texts are ids of visitors, sessions, users and groups
/// @param nameMax    the most code points of a custom event's name
/// @param properties how `properties` and `traits` are taken
/// @param clockAhead how far ahead of our clock a time is believed
/// @param ages       how old an event may be
/// @param daily      how the ids of cookieless visitors are made
public record Customs(PersonIds people, int nameMax, PropertyRule properties, Duration clockAhead, Ages ages,
                      DailyRule daily) {
    /// Footfall's own.
    public static final Customs FOOTFALL = new Customs(new PersonIds(Limits.ID_MAX, true), Limits.NAME_MAX,
            new PropertyRule(Limits.PROPERTIES_MAX, Limits.PROPERTY_NAME_MAX, Limits.PROPERTY_TEXT_MAX, true),
            Limits.CLOCK_AHEAD_MAX, Ages.BY_SITE, DailyRule.FOOTFALL);

    /// Which texts are ids of people and groups.
    ///
    /// @param max    the most code points
    /// @param strict whether an id is of visible characters only, and placeholders such as `null` and `anonymous` are
    ///               taken as absent; if not, every text is one, control characters become spaces
    public record PersonIds(int max, boolean strict) {}

    /// How properties are taken.
    ///
    /// @param names  the most of them
    /// @param name   the most code points of a name
    /// @param text   the most code points of a text
    /// @param strict whether one that is not so refuses its event; if not, it alone is dropped, a text is cut, and of
    ///               too many the first stay
    public record PropertyRule(int names, int name, int text, boolean strict) {}

    /// How old an event may be.
    public enum Ages {
        /// As old as the site says.
        BY_SITE,
        /// As old as a trusted key's historical events.
        HISTORICAL
    }
}
