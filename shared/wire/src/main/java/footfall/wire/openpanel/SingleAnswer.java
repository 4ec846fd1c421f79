package footfall.wire.openpanel;

import footfall.admission.Admission;
import footfall.admission.Outcome;
import footfall.edge.Json;
import footfall.edge.Manners;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.event.Event;
import footfall.wire.Reading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer to one item: the device and the session that it belongs to. A bot is told who it is.
record SingleAnswer(Request request, Rows rows, KnownAgents agents, Manners manners) implements Reading.Answer {
    @Override
    public Reply of(Outcome.Answered outcome) {
        Rows.Fate fate = rows.fates(outcome).getFirst();
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
