package footfall.wire.openpanel;

import footfall.admission.Admission;
import footfall.admission.Member;
import footfall.admission.Outcome;
import footfall.admission.Raw;
import footfall.edge.Json;
import footfall.edge.Manners;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.event.Event;
import footfall.event.Value;
import footfall.site.Site;
import footfall.wire.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The answer to one item: the device and the session that it belongs to. A bot is told who it is.
///
/// @param body the item, as its type wants
record SingleAnswer(Request request, Raw.Members body, Rows rows, KnownAgents agents, Manners manners)
        implements Reading.Answer {
    private static final List<Member> WHO = List.of(Member.USER, Member.PROFILE, Member.VISITOR);

    @Override
    public Reply of(Outcome.Answered outcome) {
        Rows.Fate fate = rows.fates(outcome).getFirst();
        if (fate instanceof Rows.Fate.Unfit && isBlocked(outcome.site())) {
            return Refusals.client(Refusals.PROFILE);
        }
        boolean unproven = fate instanceof Rows.Fate.Refused(Admission.Rejected reason)
                && Refusals.isOfClient(reason.code());
        Optional<KnownAgents.Bot> bot = outcome.trusted() || unproven ? Optional.empty()
                : agents.bot(request.header("user-agent").orElse(""));
        return bot.map(SingleAnswer::bot).orElseGet(() -> switch (fate) {
            case Rows.Fate.Taken(@Nullable Event event) -> taken(outcome, Optional.ofNullable(event));
            case Rows.Fate.Unfit(String error) -> Refusals.of(400, error.startsWith("Session") ? "" : "Bad Request",
                    error);
            case Rows.Fate.Refused(Admission.Rejected reason) -> refused(outcome, reason);
        });
    }

    /// Whose profile is blocked, and whose revenue lacks a secret, is told so: the SDKs give up then, and send again
    /// what a quota keeps out.
    @Override
    public Optional<Reply> ofSender(Site site, boolean trusted) {
        if (isBlocked(site)) {
            return Optional.of(Refusals.client(Refusals.PROFILE));
        }
        boolean earns = rows.told().stream().map(claim -> claim.get(Member.REVENUE_MINOR))
                .anyMatch(amount -> amount != null && !amount.isNull());
        return earns && !trusted && !site.ingest().revenuePublic() ? Optional.of(Refusals.client(Refusals.NO_SECRET))
                : Optional.empty();
    }

    private boolean isBlocked(Site site) {
        Stream<String> ids = rows.told().isEmpty()
                ? body.get("payload").filter(Raw.Members.class::isInstance).map(Raw.Members.class::cast)
                        .flatMap(payload -> Translation.profile(payload.get("profileId"))).stream()
                : rows.told().stream().flatMap(claim -> WHO.stream().map(claim::get))
                        .flatMap(raw -> raw instanceof Raw.Scalar(Value.Text(String id)) ? Stream.of(id) : Stream.of());
        return ids.anyMatch(site.ingest().doors()::blocksProfile);
    }

    private Reply refused(Outcome.Answered outcome, Admission.Rejected reason) {
        if (reason.code().isRetried()) {
            return manners.refused(request, Problem.unavailable());
        }
        String text = Refusals.text(reason, outcome.site().ingest().eventAgeMaxDays());
        return Refusals.isOfClient(reason.code()) ? Refusals.client(text)
                : Refusals.of(400, "", text);
    }

    private static Reply taken(Outcome.Answered outcome, Optional<Event> event) {
        String device = event.map(one -> DeviceIds.shown(one.who().visitor())).orElse("");
        String session = event.map(one -> SessionIds.of(outcome.site().id().value(), device, one.at())).orElse("");
        Reply reply = Reply.json(200, Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("deviceId", device);
            json.writeStringField("sessionId", session);
            json.writeEndObject();
        }));
        return event.map(one -> reply.with(OpenPanelDialect.EVENT_ID, one.id().toString())).orElse(reply);
    }

    static Reply bot(KnownAgents.Bot bot) {
        return Reply.json(202, Json.text(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("bot");
            json.writeStringField("name", bot.name());
            json.writeStringField("type", bot.type());
            json.writeEndObject();
            json.writeEndObject();
        })).noting("code", "bot");
    }
}
