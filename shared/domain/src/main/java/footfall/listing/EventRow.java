package footfall.listing;

import footfall.event.Event;
import footfall.event.EventId;
import footfall.visit.Edge;
import footfall.visit.Moment;
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
}
