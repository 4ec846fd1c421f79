package footfall.listing;

import footfall.visit.Session;
import footfall.visit.SessionId;

/// A session, as lists show it.
public record SessionRow(SessionId id, Session session) {}
