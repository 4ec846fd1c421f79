package footfall.visit;

import java.time.Duration;
import java.time.Instant;

/// Which edge of a session. Each is a row that nobody sent, computed of the session's events.
public enum Edge {
    /// It stands a tenth of a second before the first event.
    START("session_start"),
    /// It stands a second after the last event, once the session is over.
    END("session_end");

    /// How far an edge is from the event beside it at most.
    public static final Duration REACH = Duration.ofSeconds(1);
    private static final Duration BEFORE_START = Duration.ofMillis(100);

    private final String label;

    Edge(String label) {
        this.label = label;
    }

    /// The name under which it is listed and counted.
    public String label() {
        return label;
    }

    /// When it stands.
    public Instant at(Session session) {
        return switch (this) {
            case START -> session.span().first().minus(BEFORE_START);
            case END -> session.span().last().plus(REACH);
        };
    }
}
