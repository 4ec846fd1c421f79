package footfall.identity;

/// One line of a visitor's events of which sessions are made: a visitor, and the client's own session id if it sends
/// one.
///
/// @param visitor the visitor's id, never empty
/// @param session the client's session id, or "" if the client sends none; or what `ofHalfHour` makes
public record Stream(String visitor, String session) implements Comparable<Stream> {
    private static final String HALF_HOUR = "half-hour ";

    public Stream {
        if (visitor.isEmpty()) {
            throw new IllegalArgumentException("visitor: empty, a stream has a visitor");
        }
    }

    /// The session of events that came so late after they happened that they are a part of no visit that goes on: their
    /// half hour's.
    ///
    /// @param number which half hour, as the wire counts them
    public static String ofHalfHour(long number) {
        return HALF_HOUR + number;
    }

    /// Whether it is the line of a half hour; nothing that comes later goes on with it.
    public boolean isHistorical() {
        return session.startsWith(HALF_HOUR);
    }

    @Override
    public int compareTo(Stream other) {
        int byVisitor = visitor.compareTo(other.visitor);
        return byVisitor != 0 ? byVisitor : session.compareTo(other.session);
    }
}
