package footfall.listing;

import footfall.event.Event;
import footfall.event.EventId;
import footfall.visit.Moment;
import footfall.visit.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// A row of a list of events.
public sealed interface EventRow {
    /// Newest first.
    Comparator<EventRow> NEWEST = Comparator.comparing(EventRow::moment).reversed();

    /// Where it stands in the list.
    Moment moment();

    /// An event of the log.
    ///
    /// @param session the session that it belongs to, if it was asked for and there is one; a list of none or one. A
    ///                server's event belongs to the one in which it was earned
    record Told(Event event, List<SessionRow> session) implements EventRow {
        public Told {
            session = List.copyOf(session);
        }

        /// An event of whose session nothing was asked.
        public Told(Event event) {
            this(event, List.of());
        }

        @Override
        public Moment moment() {
            return Moment.of(event);
        }

        /// The event as it is shown: one of a server with what its session knows of who was there, and with the last
        /// page before it, unless it names one.
        public Event shown() {
            return event.who().visits() || session.isEmpty() ? event : session.getFirst().session().lend(event);
        }
    }

    /// The start or the end of a session, which nobody sent: it is computed of the session's events.
    record Derived(Edge edge, SessionRow session) implements EventRow {
        @Override
        public Moment moment() {
            return new Moment(edge.at(session.session()),
                    EventId.of(edge.label() + " " + session.id()));
        }
    }

    /// Which edge of a session.
    enum Edge {
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

        /// The name under which it is listed.
        public String label() {
            return label;
        }

        Instant at(Session session) {
            return switch (this) {
                case START -> session.span().first().minus(BEFORE_START);
                case END -> session.span().last().plus(REACH);
            };
        }
    }
}
