package footfall.wire.openpanel;

import footfall.admission.Raw;
import footfall.edge.Json;
import footfall.edge.Manners;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.identity.DailyId;
import footfall.identity.DailyRule;
import footfall.identity.Traces;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.visit.Session;
import footfall.wire.ClientAddress;
import footfall.wire.Presented;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `GET /track/device-id`: as whom a client's events come, and in which session. Old SDKs ask; new ones read it in the
/// answers to their events. Safe for use by many threads.
public final class DeviceQuestion {
    /// Its paths.
    public static final List<String> PATHS = List.of("/track/device-id", "/api/track/device-id");
    /// How it behaves at the edge.
    public static final Manners MANNERS = new OpenPanelManners();
    /// Who a visitor is.
    public static final DailyRule RULE = new DeviceIds();

    private final KnownAgents agents;

    /// @param agents knows bots
    public DeviceQuestion(KnownAgents agents) {
        this.agents = agents;
    }

    /// Why it is no question, whoever asks; empty if it is one.
    public Optional<Reply> refused(Request request) {
        return credentials(request).isFormed() ? Optional.empty()
                : Optional.of(Refusals.unformed());
    }

    /// Who asks.
    public Presented presented(Request request) {
        return credentials(request).presented();
    }

    /// What they leave behind.
    public Traces traces(Request request, Site site) {
        return new Traces(ClientAddress.of(request, OpenPanelDialect.addressOf(request),
                site.ingest().doors().addressHeaders()).text(), request.header("user-agent").orElse(""));
    }

    /// Whether the site takes nothing of their address.
    public boolean isTurnedAway(Request request, Site site) {
        return site.ingest().doors().blocksAddress(traces(request, site).address());
    }

    /// The answer that needs no session: to an address that the site turns away, to a bot that did not prove to be a
    /// server, and to who leaves no traces; empty if there is none.
    public Optional<Reply> atOnce(Request request, Site site, boolean trusted) {
        Traces traces = traces(request, site);
        if (site.ingest().doors().blocksAddress(traces.address())) {
            return Optional.of(Refusals.client(Refusals.ADDRESS));
        }
        return Optional.of(traces.agent()).filter(_ -> !trusted).flatMap(agents::bot).map(SingleAnswer::bot)
                .or(() -> traces.address().isEmpty() ? Optional.of(missing("Missing ip address")) : Optional.empty())
                .or(() -> traces.agent().isEmpty() ? Optional.of(missing("Missing header: user-agent"))
                        : Optional.empty());
    }

    private static Reply missing(String message) {
        return new Reply(400, Map.of("content-type", "text/plain"), message).noting("code", "traces");
    }

    /// The answer.
    ///
    /// @param today  the session with an event of today's id, if it goes on
    /// @param before the session with events of yesterday's alone, if it goes on
    public Reply answer(SiteId site, DailyId id, Optional<Session> today, Optional<Session> before) {
        return today.map(session -> answer(site, id.id(), session, "current session exists for this device id"))
                .or(() -> before.map(session -> answer(site, id.before(), session,
                        "previous session exists for this device id")))
                .orElseGet(() -> answer(id.id(), "", "No session exists for this device id"));
    }

    private static Reply answer(SiteId site, String visitor, Session session, String message) {
        return answer(visitor, SessionIds.of(site.value(), DeviceIds.shown(session.stream().visitor()),
                session.span().first()), message);
    }

    private static Reply answer(String visitor, String session, String message) {
        return Reply.json(200, Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("deviceId", DeviceIds.shown(visitor));
            json.writeStringField("sessionId", session);
            json.writeStringField("message", message);
            json.writeEndObject();
        }));
    }

    private static Credentials credentials(Request request) {
        return Credentials.of(request, Raw.Members.of(Map.of()));
    }
}
