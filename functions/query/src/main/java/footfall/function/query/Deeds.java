package footfall.function.query;

import footfall.port.LogStore;
import footfall.port.SaltStore;
import footfall.port.ViewStore;
import footfall.usecase.ask.BreakDown;
import footfall.usecase.list.FindEvent;
import footfall.usecase.list.FindOpenSession;
import footfall.usecase.list.FindSession;
import footfall.usecase.list.ListEvents;
import footfall.usecase.list.ListFailed;
import footfall.usecase.list.ListSessions;
import footfall.usecase.list.ListVisitors;
import footfall.usecase.list.ReadProfile;
import footfall.usecase.list.TellSession;
import java.time.InstantSource;

/// What the query function can tell beside answers to questions.
public record Deeds(ListEvents events, ListFailed failures, FindEvent finds, ReadProfile profiles,
                    ListVisitors visitors, ListSessions sessions, FindSession session, TellSession story,
                    FindOpenSession open,                    BreakDown breakdown) {
    /// All of them, on two stores.
    ///
    /// @param salts that were made
    public static Deeds of(LogStore log, ViewStore views, SaltStore salts, InstantSource clock) {
        return new Deeds(new ListEvents(log, views, clock), new ListFailed(log, views, clock),
                new FindEvent(log, views, clock), new ReadProfile(log, views, clock),
                new ListVisitors(log, views, clock), new ListSessions(log, views, clock),
                new FindSession(log, views, clock), new TellSession(log, views, clock),
                new FindOpenSession(log, views, salts, clock),
                new BreakDown(log, views, clock));
    }
}
