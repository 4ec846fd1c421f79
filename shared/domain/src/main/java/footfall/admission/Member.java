package footfall.admission;

import java.util.Locale;

/// What can be claimed of an event, or for all events of a request. Its name in lower case is that of our own wire.
public enum Member {
    /// When the request was sent, by the client's clock.
    SENT_AT,
    /// Whether the events of a request are older than live ones may be.
    HISTORICAL,
    ID, AT, TYPE, NAME, VISITOR, SESSION, USER, URL, PATH, TITLE, REFERRER, PROPERTIES, TRAITS, REVENUE, ENGAGED_MS,
    SCROLL_ADD_PCT, SEQ, REQUEST, GROUPS, CONTEXT, PROPERTY, BY, GROUP,

    // No client of our own wire can send what follows: other dialects know it.

    /// By which a dialect that corrects times itself says what a retry repeats; null if that is nothing.
    CLAIMED_AT,
    /// The network address of whom an event is about, where that is not who sends it.
    ADDRESS,
    /// A text that tells what is sent: with its visitor it makes the id of an event that has none.
    CONTENT,
    /// Such a text of an event that tells no time either: it is the same as one that came just before.
    ONCE,
    /// Money in the smallest unit of the site's currency, in place of `REVENUE`; what else an item claims carries it
    /// too, to be refused with it.
    REVENUE_MINOR,
    /// The path by which a page is known whose `URL` is none of the web; "" if by none. Without it that url is refused.
    ELSE_PATH,
    /// The reason for which nothing is kept of an event but that it was accepted.
    UNKEPT,
    /// Where it is there, the visitor is the user of an event that names none.
    VISITOR_IS_USER,
    /// Whether an event takes part in sessions, where the dialect knows better than its key tells.
    VISITS,
    /// A user that is named beside the event's own: whoever blocks it blocks the event.
    PROFILE,
    /// False where the connection does not tell the country of the visitor.
    LOCATED,
    /// The address of whom an event is about: if it is not the sender's, the connection does not tell the country.
    LOCATED_AT;

    private final String text = name().toLowerCase(Locale.ROOT);

    /// As our own wire writes it.
    @Override
    public String toString() {
        return text;
    }
}
