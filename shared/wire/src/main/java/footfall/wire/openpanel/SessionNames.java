package footfall.wire.openpanel;

import footfall.site.SiteId;
import footfall.visit.Piece;
import footfall.visit.Session;
import java.time.Instant;
import java.util.stream.Stream;

/// What clients call a session: the id that they sent for its events, and each id that they were answered for one.
public final class SessionNames {
    private SessionNames() {}

    /// Whether it is called so.
    public static boolean has(SiteId site, Session session, String name) {
        return session.pieces().stream().anyMatch(piece -> !piece.stream().isHistorical()
                && piece.stream().session().equals(name) || answered(site, piece).anyMatch(name::equals));
    }

    /// The ids that were answered for the events of a piece: none is so long that it touches more than two half hours.
    private static Stream<String> answered(SiteId site, Piece piece) {
        String device = DeviceIds.shown(piece.stream().visitor());
        Instant first = piece.span().first();
        Instant last = piece.span().last();
        Stream<Instant> times = SessionIds.window(first.toEpochMilli()) == SessionIds.window(last.toEpochMilli())
                ? Stream.of(first) : Stream.of(first, last);
        return times.map(at -> SessionIds.of(site.value(), device, at));
    }
}
