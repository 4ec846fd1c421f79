package footfall.event;

/// Who did it, as far as we may know; "" stands for what was not given.
///
/// @param visitor the visitor's id: given by the client, or the daily one; "" if none
/// @param session the client's own session id; "" if none
/// @param user    the user's id as the client says it; "" if none
/// @param visits  whether the event takes part in sessions: false for events that servers report
/// @param before  the visitor's daily id of the date before, if a visit that began under it can go on in this event; ""
///                if none
public record Who(String visitor, String session, String user, boolean visits, String before) {
    /// Nobody.
    public static final Who NOBODY = new Who("", "", "", false);

    /// Somebody who had no other id before.
    public Who(String visitor, String session, String user, boolean visits) {
        this(visitor, session, user, visits, "");
    }
}
