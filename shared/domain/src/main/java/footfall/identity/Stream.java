package footfall.identity;

/// One line of a visitor's events of which sessions are made: a visitor, and the client's own session id if it sends
/// one.
///
/// @param visitor the visitor's id, never empty
/// @param session the client's session id, or "" if the client sends none
public record Stream(String visitor, String session) implements Comparable<Stream> {
    public Stream {
        if (visitor.isEmpty()) {
            throw new IllegalArgumentException("visitor: empty, a stream has a visitor");
        }
    }

    @Override
    public int compareTo(Stream other) {
        int byVisitor = visitor.compareTo(other.visitor);
        return byVisitor != 0 ? byVisitor : session.compareTo(other.session);
    }
}
