package footfall.codec;

/// A queued message of which nothing can be said: not JSON, not whole, or of a version that is not known here. It stays
/// in the queue, and ends among the dead letters. Says which rule it broke, never what was in it.
public final class UnreadableMessage extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableMessage(String rule) {
        super(rule);
    }

    UnreadableMessage(String rule, Throwable cause) {
        super(rule, cause);
    }
}
